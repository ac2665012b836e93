/** What the bot has beside the news, for a bot that everybody may use. */
import type { Chats } from '../../src/bots/chats.ts';
import type { Rates } from '../../src/bots/limiter.ts';
import { createService, type Service, type ServiceParts, type ServiceRules } from '../../src/bots/service.ts';
import type { Store } from '../../src/store/ports.ts';

export const rates: Rates = {
  user: { atOnce: 15, perMinute: 60 },
  chat: { atOnce: 20, perMinute: 120 },
  server: { atOnce: 100, perMinute: 600 },
};

export const openRules: ServiceRules = {
  admins: [],
  access: { allow: [], block: [], leave: false },
  chatFeeds: { allowed: false, perChat: 2, inAll: 3 },
};

export function openService(
  store: Store,
  chats: Chats,
  some: Partial<Pick<ServiceParts, 'findFeed' | 'leave' | 'now'>> & {
    readonly rules?: Partial<ServiceRules>;
  } = {},
): Service {
  return createService({
    store,
    chats,
    now: () => new Date().toISOString(),
    findFeed: async () => ({ type: 'no-feed' }),
    leave: async () => false,
    ...some,
    rules: { ...openRules, ...some.rules },
  });
}
