/** Whose data is meant on the command line. */
import type { ChatId } from '../model.ts';
import { usageError, type Values } from './command.ts';

export type Whose =
  | { readonly type: 'chat'; readonly chat: ChatId }
  | { readonly type: 'user'; readonly platform: string; readonly user: string };

/** With it, the ids are those of people, in whatever chats they spoke. */
export const userOption = { user: { type: 'boolean' } } as const;

export function whose(typed: string, values: Values): Whose {
  const [, platform, id] = /^(discord|telegram|terminal):([\w/-]+)$/u.exec(typed) ?? [];
  if (platform === undefined || id === undefined)
    throw usageError(`"${typed}" is no chat; use discord:123, telegram:-100123 or telegram:456`);
  return values['user'] === true
    ? { type: 'user', platform, user: id }
    : { type: 'chat', chat: `${platform}:${id}` };
}
