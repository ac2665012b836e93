/** Which platforms, by their tokens; each is tried before it is taken. */
import { cleanSecret } from '../../tokens.ts';
import type { Checked } from '../checks/ask.ts';
import { checkDiscordToken } from '../checks/discord.ts';
import { checkTelegramToken } from '../checks/telegram.ts';
import { BrevierError } from '../../model.ts';
import type { Current, Met, Variable } from './answers.ts';
import { bad, good, type Prompts } from './prompts.ts';

interface Platform<Bot> {
  readonly name: string;
  readonly variable: Variable;
  /** "its token is had by …" */
  readonly howTo: string;
  readonly check: (token: string) => Promise<Checked<Bot>>;
  readonly meet: (bot: Bot) => string;
}

/** Undefined where everything stays as it is. */
export async function askDiscord(prompts: Prompts, current: Current, met: Met): Promise<string | undefined> {
  return await askToken(prompts, current, {
    name: 'Discord',
    variable: 'DISCORD_TOKEN',
    howTo: 'discord.com/developers/applications > New Application > Bot > Reset Token',
    check: (token) => checkDiscordToken(token, current.environment['DISCORD_API_URL']),
    meet({ name, invite }) {
      met.discord = { name, invite };
      return `Discord knows it as ${name}. Its invitation to your server: ${invite}`;
    },
  });
}

export async function askTelegram(prompts: Prompts, current: Current, met: Met): Promise<string | undefined> {
  return await askToken(prompts, current, {
    name: 'Telegram',
    variable: 'TELEGRAM_BOT_TOKEN',
    howTo: 'writing /newbot to @BotFather in Telegram',
    check: (token) => checkTelegramToken(token, current.environment['TELEGRAM_API_URL']),
    meet({ name }) {
      met.telegram = { name };
      return `Telegram knows it as ${name}`;
    },
  });
}

async function askToken<Bot>(
  prompts: Prompts,
  { environment }: Current,
  platform: Platform<Bot>,
): Promise<string | undefined> {
  const { name, variable, howTo } = platform;
  const there = environment[variable];
  if (there) {
    const checked = await tried(platform, cleanSecret(there));
    prompts.say(checked.type === 'good' ? good(platform.meet(checked)) : bad(checked.says));
    if (!(await prompts.confirm(`${name} has a token already. Replace it?`, checked.type === 'refused')))
      return undefined;
  }
  prompts.say(`${name}: its token is had by ${howTo}`);
  for (;;) {
    const typed = cleanSecret(
      await prompts.secret(`${name} token (Enter: ${there ? 'the old one' : 'none'})`),
    );
    if (typed === '') return undefined;
    const checked = await tried(platform, typed);
    if (checked.type === 'good') {
      prompts.say(good(platform.meet(checked)));
      return typed;
    }
    prompts.say(bad(checked.says));
    if (checked.type === 'unknown' && (await prompts.confirm('Keep the token without a trial?', true)))
      return typed;
  }
}

async function tried<Bot>({ check }: Platform<Bot>, token: string): Promise<Checked<Bot>> {
  try {
    return await check(token);
  } catch (error) {
    if (error instanceof BrevierError) return { type: 'unknown', says: error.message };
    throw error;
  }
}
