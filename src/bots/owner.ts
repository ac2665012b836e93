/** Who runs this installation: the people of `admins:`, and whoever sits at its terminal. */
import type { ChatId } from '../model.ts';

export interface Owners {
  /** "discord:123", "telegram:456": a platform and a user's id there. */
  readonly admins: readonly string[];
}

/** `user`: the person's id on the platform of `chat`, as it came in. */
export function isOwner({ admins }: Owners, { chat, user }: { chat: ChatId; user: string }): boolean {
  const platform = chat.slice(0, chat.indexOf(':'));
  return platform === 'terminal' || admins.includes(`${platform}:${user}`);
}
