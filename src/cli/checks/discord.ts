/** Discord's word on a token, and where the bot is invited. */
import { z } from 'zod';
import { looksLikeTelegram } from '../../tokens.ts';
import { type Answered, ask, type Checked, isGood } from './ask.ts';

export interface DiscordBot {
  readonly name: string;
  /** Opens Discord's page on which a server is chosen. */
  readonly invite: string;
}

const API = 'https://discord.com/api';
const UNAUTHORIZED = 401;

/** https://docs.discord.com/developers/topics/permissions: View Channels, Send Messages, Create Public Threads, Send in Threads */
const PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 35n) | (1n << 38n);

const userSchema = z.object({ id: z.string().regex(/^\d+$/u), username: z.string() });

export async function checkDiscordToken(token: string, apiUrl = API): Promise<Checked<DiscordBot>> {
  if (looksLikeTelegram(token))
    return { type: 'refused', says: "this is a token of Telegram's; Discord's has two dots in it" };
  const answer = await asBot('users/@me', token, apiUrl);
  if (answer.status === UNAUTHORIZED)
    return {
      type: 'refused',
      says: 'Discord refuses this token; press Bot > Reset Token in the Developer Portal and copy the new one (not the client secret or the public key)',
    };
  const user = userSchema.safeParse(answer.json);
  if (!isGood(answer) || !user.success)
    return { type: 'unknown', says: `Discord answers ${answer.status}; try again later` };
  const { id, username } = user.data;
  return { type: 'good', name: username, invite: inviteLink(id), aheadMs: answer.aheadMs };
}

/** Whether the bot is in any server; undefined where Discord doesn't say. */
export async function isInServer(token: string, apiUrl = API): Promise<boolean | undefined> {
  const answer = await asBot('users/@me/guilds?limit=1', token, apiUrl);
  return isGood(answer) && Array.isArray(answer.json) ? answer.json.length > 0 : undefined;
}

function asBot(path: string, token: string, apiUrl: string): Promise<Answered> {
  return ask(`${apiUrl}/v10/${path}`, { authorization: `Bot ${token}` });
}

/** With the scopes and permissions that Brevier needs. */
function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(PERMISSIONS),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
