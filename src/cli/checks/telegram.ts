/** Telegram's word on a token. */
import { z } from 'zod';
import { looksLikeDiscord } from '../../tokens.ts';
import { ask, type Checked, isGood } from './ask.ts';

export interface TelegramBot {
  /** "@news_bot" */
  readonly name: string;
}

const API = 'https://api.telegram.org';
/** 404 is for what isn't even written as a token is. */
const REFUSED: ReadonlySet<number> = new Set([401, 404]);

const meSchema = z.object({ result: z.object({ username: z.string() }) });
const webhookSchema = z.object({
  result: z.object({ url: z.string(), last_error_message: z.string().optional() }),
});

export async function checkTelegramToken(token: string, apiUrl = API): Promise<Checked<TelegramBot>> {
  if (looksLikeDiscord(token))
    return {
      type: 'refused',
      says: "this is a token of Discord's; Telegram's is digits, a colon and letters",
    };
  const answer = await ask(methodUrl('getMe', token, apiUrl));
  if (REFUSED.has(answer.status))
    return {
      type: 'refused',
      says: 'Telegram refuses this token; ask @BotFather for it (/token) and copy all of it, the digits before the colon too',
    };
  const me = meSchema.safeParse(answer.json);
  if (!isGood(answer) || !me.success)
    return { type: 'unknown', says: `Telegram answers ${answer.status}; try again later` };
  return { type: 'good', name: `@${me.data.result.username}`, aheadMs: answer.aheadMs };
}

export interface Webhook {
  /** Empty where none is set. */
  readonly url: string;
  /** What went wrong when Telegram last posted to it. */
  readonly problem: string | undefined;
}

/** Undefined where Telegram doesn't say. */
export async function webhookOf(token: string, apiUrl = API): Promise<Webhook | undefined> {
  const { json } = await ask(methodUrl('getWebhookInfo', token, apiUrl));
  const info = webhookSchema.safeParse(json);
  return info.success
    ? { url: info.data.result.url, problem: info.data.result.last_error_message }
    : undefined;
}

/** What is no token at all must not make another address. */
function methodUrl(method: string, token: string, apiUrl: string): string {
  return `${apiUrl}/bot${encodeURIComponent(token).replaceAll('%3A', ':')}/${method}`;
}
