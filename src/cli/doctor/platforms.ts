/** Whether the platforms take the tokens, and whether anything keeps the bot from being heard. */
import type { Config } from '../../config.ts';
import { BrevierError } from '../../model.ts';
import { checkDiscordToken, isInServer } from '../checks/discord.ts';
import { checkTelegramToken, webhookOf } from '../checks/telegram.ts';

/** `clocks`: by how much the platforms' clocks are ahead, which they tell along the way. */
export async function checkDiscord(discord: Config['discord'], clocks: number[]): Promise<string> {
  if (!discord) return 'no DISCORD_TOKEN, so it is not started';
  const { token, apiUrl } = discord;
  const checked = await orNetwork(checkDiscordToken(token, apiUrl), 'DISCORD_API_URL');
  if (checked.type === 'refused') throw new Error(`DISCORD_TOKEN: ${checked.says}`);
  if (checked.type === 'unknown') throw new Error(checked.says);
  if (checked.aheadMs !== undefined) clocks.push(checked.aheadMs);
  if ((await orNetwork(isInServer(token, apiUrl), 'DISCORD_API_URL')) === false)
    throw new Error(`${checked.name} is in no server yet; invite it: ${checked.invite}`);
  return `the token is good: ${checked.name}`;
}

export async function checkTelegram(telegram: Config['telegram'], clocks: number[]): Promise<string> {
  if (!telegram) return 'no TELEGRAM_BOT_TOKEN, so it is not started';
  const { token, apiUrl } = telegram;
  const checked = await orNetwork(checkTelegramToken(token, apiUrl), 'TELEGRAM_API_URL');
  if (checked.type === 'refused') throw new Error(`TELEGRAM_BOT_TOKEN: ${checked.says}`);
  if (checked.type === 'unknown') throw new Error(checked.says);
  if (checked.aheadMs !== undefined) clocks.push(checked.aheadMs);
  const webhook = await orNetwork(webhookOf(token, apiUrl), 'TELEGRAM_API_URL');
  const own = telegram.webhook?.url;
  if (webhook && webhook.url !== '' && webhook.url !== own) {
    const host = URL.parse(webhook.url)?.host ?? 'another address';
    throw new Error(
      `${checked.name} posts to a webhook at ${host}, which brevier start takes away; where another program needs that, make a bot of its own for each`,
    );
  }
  if (own !== undefined && webhook?.problem !== undefined)
    throw new Error(`Telegram could not post to the webhook (${webhook.problem}); check ${own} from outside`);
  return `the token is good: ${checked.name}`;
}

async function orNetwork<Value>(asking: Promise<Value>, variable: string): Promise<Value> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof BrevierError)) throw error;
    throw new Error(`${error.message}; check the network, HTTPS_PROXY and ${variable}`, { cause: error });
  }
}
