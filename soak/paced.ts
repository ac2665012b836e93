/** A platform that takes 30 messages a second and answers 429 to more, as Telegram does, and an adapter that keeps to it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatAdapter } from '../src/bots/chat-adapter.ts';

export const PER_SECOND = 30;
const ROUND_TRIP_MS = 50;

export interface Paced extends ChatAdapter {
  /** How many messages it took, and how many it refused. */
  counts(): { readonly taken: number; readonly refused: number };
}

export function createPacedAdapter(): Paced {
  let [taken, refused] = [0, 0];
  let [tokens, filledAt, nextAt] = [PER_SECOND, performance.now(), performance.now()];

  /** The server's side: a bucket of a second's messages. */
  function take(): boolean {
    const now = performance.now();
    tokens = Math.min(PER_SECOND, tokens + ((now - filledAt) / 1000) * PER_SECOND);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  }

  /** The client's side: a message every thirtieth of a second; a turn that nobody took is gone. */
  async function turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, nextAt);
    nextAt = at + 1000 / PER_SECOND;
    await pause(at - now);
  }

  return {
    platform: 'telegram',
    start: async () => {},
    async deliver() {
      await turn();
      await pause(ROUND_TRIP_MS);
      const isTaken = take();
      if (isTaken) taken += 1;
      else refused += 1;
      return isTaken
        ? { type: 'sent', messageIds: [String(taken)] }
        : { type: 'failed', reason: 'Too Many Requests', retryAfterMs: 1000 };
    },
    isConnected: () => true,
    stop: async () => {},
    counts: () => ({ taken, refused }),
  };
}
