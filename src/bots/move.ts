/** A chat that its platform has given another id keeps what it had. */
import type { ChatId } from '../model.ts';
import type { BotParts } from './handler.ts';

export async function move(from: ChatId, to: ChatId, { chats, subscriptions }: BotParts): Promise<void> {
  await chats.change(to, await chats.settings(from));
  const subscription = await subscriptions.get(from);
  if (!subscription) return;
  await subscriptions.set({ ...subscription, chat: to });
  await subscriptions.remove(from);
}
