/** Where chats are now: a group that becomes a supergroup gets another id. */
import type { ChatId } from '../../model.ts';
import { type Place, toChatId } from './chat-ids.ts';
import { newHome } from './errors.ts';

export interface Homes {
  /** Takes note that a chat has another id from now on, and tells of it once. */
  moved(from: number, to: number): Promise<void>;
  /** Whether a chat has moved to this id. */
  isNewHome(chatId: number): boolean;
  /** Does it where the chat is now; once more where the chat turns out to have moved. */
  at<T>(place: Place, act: (place: Place) => Promise<T>): Promise<T>;
}

export function createHomes(tell: (from: ChatId, to: ChatId) => Promise<void>): Homes {
  const homes = new Map<number, number>();

  async function moved(from: number, to: number): Promise<void> {
    if (homes.get(from) === to) return;
    homes.set(from, to);
    await tell(toChatId(from), toChatId(to));
  }

  return {
    moved,
    isNewHome: (chatId) => homes.values().some((home) => home === chatId),
    async at(place, act) {
      const now = { ...place, chatId: homes.get(place.chatId) ?? place.chatId };
      try {
        return await act(now);
      } catch (error) {
        const home = newHome(error);
        if (home === undefined) throw error;
        await moved(now.chatId, home);
        return await act({ ...now, chatId: home });
      }
    },
  };
}
