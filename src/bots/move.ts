/** A chat that its platform has given another id keeps what it had. */
import type { ChatId } from '../model.ts';
import type { BotParts } from './handler.ts';

export async function move(
  from: ChatId,
  to: ChatId,
  { chats, subscriptions, told, conversations }: BotParts,
): Promise<void> {
  await chats.move(from, to);
  await told.move(from, to);
  await conversations.move(from, to);
  const subscription = await subscriptions.get(from);
  if (!subscription) return;
  await subscriptions.set({ ...subscription, chat: to });
  await subscriptions.remove(from);
}
