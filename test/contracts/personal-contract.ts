/** What every store has to do with what it keeps of chats and people. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatId, Feed } from '../../src/model.ts';
import type { Store } from '../../src/store/ports.ts';
import { type Namespace, namespaces } from '../../src/store/what-is-kept.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const CHAT: ChatId = 'telegram:-100';
/** Ids that begin alike. */
const OTHERS: readonly ChatId[] = ['telegram:-1001', 'telegram:-100/7', 'discord:-100'];
const names = Object.keys(namespaces) as Namespace[];
const feed = (url: string): Feed => ({ url, configured: false, dueAt: NOW, failures: 0 });

export function personalContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: what is kept of chats and people`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });

    afterEach(async () => {
      vi.useRealTimers();
      await store.close();
    });

    async function fill(chat: ChatId): Promise<void> {
      for (const name of names) {
        const parted = namespaces[name].of === 'chat-parts';
        await store.keyValue(name).set(parted ? `${chat}|user|5` : chat, { said: `${name} of ${chat}` });
      }
      await store.subscriptions.set({
        chat,
        cadence: { times: ['08:00'], days: [1], zone: 'UTC' },
        topic: 'World',
        nextAt: NOW,
      });
      await store.deliveries.open([{ chat, slot: NOW }]);
      await store.feeds.addFor(chat, feed('https://a.example/feed'), NOW);
    }

    const kinds = async (chat: ChatId): Promise<string[]> =>
      (await store.personal.ofChats([chat])).map(({ kind }) => kind).toSorted();

    test('a chat is told everything that is kept of it, and of no other', async () => {
      for (const chat of [CHAT, ...OTHERS]) await fill(chat);
      const kept = await store.personal.ofChats([CHAT]);
      const wanted = names.filter((name) => namespaces[name].of.startsWith('chat'));
      expect(kept.map(({ kind }) => kind).toSorted()).toEqual(
        [...wanted.map((name) => namespaces[name].as), 'schedule', 'deliveries', 'feeds'].toSorted(),
      );
      expect(kept).toContainEqual({
        kind: 'schedule',
        chat: CHAT,
        value: { cadence: { times: ['08:00'], days: [1], zone: 'UTC' }, topic: 'World', nextAt: NOW },
      });
      expect(kept).toContainEqual({
        kind: 'deliveries',
        chat: CHAT,
        value: expect.objectContaining({ slot: NOW, state: 'pending', freeAt: NOW, messageIds: [] }),
      });
      expect(kept).toContainEqual({
        kind: 'conversations',
        chat: CHAT,
        part: 'user|5',
        value: { said: `conversations of ${CHAT}` },
      });
      expect(JSON.stringify(kept)).not.toContain(OTHERS[0]);
    });

    test('a chat is forgotten whole, and no other is', async () => {
      for (const chat of [CHAT, ...OTHERS]) await fill(chat);
      const before = await kinds('telegram:-1001');
      expect(await store.personal.forgetChats([CHAT])).toBe(before.length);
      expect(await store.personal.ofChats([CHAT])).toEqual([]);
      expect(await store.subscriptions.get(CHAT)).toBeUndefined();
      expect(await store.deliveries.get(CHAT, NOW)).toBeUndefined();
      for (const chat of OTHERS) expect(await kinds(chat)).toEqual(before);
      expect(await store.personal.forgetChats([CHAT])).toBe(0);
    });

    test("the owner's notes and what is nobody's stay", async () => {
      await fill(CHAT);
      await store.personal.forgetChats([CHAT]);
      for (const name of ['blocked', 'samples', 'repeated-lines'] as const)
        expect(await store.keyValue(name).get(CHAT)).toBeDefined();
    });

    test('of some kinds alone, where they are named', async () => {
      await fill(CHAT);
      expect(await store.personal.forgetChats([CHAT], ['told', 'conversations'])).toBe(2);
      expect(await store.subscriptions.get(CHAT)).toBeDefined();
      expect(await kinds(CHAT)).toContain('settings');
    });

    test('a delivery that is forgotten while it is claimed leaves nothing behind, and is not claimed again', async () => {
      await fill(CHAT);
      const [delivery] = await store.deliveries.claim('telegram', NOW, NOW, 1);
      await store.personal.forgetChats([CHAT]);
      if (!delivery) throw new Error('nothing claimed');
      await store.deliveries.progress(delivery, { messageIds: ['1'], content: '{}' }, NOW);
      await store.deliveries.renew([delivery], NOW);
      await store.deliveries.release(delivery, NOW);
      await store.deliveries.settle(delivery, { state: 'sent', messageIds: ['1'] }, NOW);
      expect(await store.personal.ofChats([CHAT])).toEqual([]);
      expect(await store.deliveries.claim('telegram', NOW, NOW, 1)).toEqual([]);
    });

    test('a person is forgotten in every chat of the platform, with the answers that they were given', async () => {
      const kept = store.keyValue<{ readonly by?: string; readonly question: string }>('conversations');
      await kept.set('telegram:-100|user|5', { question: 'a' });
      await kept.set('telegram:9|message|m1', { by: '5', question: 'b' });
      await kept.set('telegram:9|message|m2', { by: '55', question: '"by":"5"' });
      await kept.set('telegram:-100|user|55', { question: 'c' });
      await kept.set('telegram:-100|user|_', { question: 'd' });
      await kept.set('discord:7|user|5', { question: 'e' });
      expect(await store.personal.ofUser('telegram', '5')).toEqual([
        { kind: 'conversations', chat: 'telegram:-100', part: 'user|5', value: { question: 'a' } },
        { kind: 'conversations', chat: 'telegram:9', part: 'message|m1', value: { by: '5', question: 'b' } },
      ]);
      expect(await store.personal.forgetUser('telegram', '5')).toBe(2);
      expect((await kept.entries()).map(([key]) => key)).toEqual([
        'discord:7|user|5',
        'telegram:-100|user|55',
        'telegram:-100|user|_',
        'telegram:9|message|m2',
      ]);
      expect(await store.personal.forgetUser('telegram', '_')).toBe(1);
    });

    test('what has lapsed is told no more, and swept away', async () => {
      const kept = store.keyValue<string>('conversations');
      await kept.set('telegram:1|', 'lasts');
      vi.useFakeTimers({ toFake: ['Date'] });
      await kept.set('telegram:1|user|5', 'lapses', 60_000);
      expect(await store.personal.ofChats(['telegram:1'])).toHaveLength(2);
      vi.setSystemTime(Date.now() + 60_001);
      expect(await kept.entries()).toEqual([['telegram:1|', 'lasts']]);
      expect(await store.personal.sweep()).toBe(1);
      expect(await store.personal.sweep()).toBe(0);
    });

    test('a feed of chats is read until the last of them wants it no more', async () => {
      const urls = async (): Promise<string[]> => (await store.feeds.list()).map(({ url }) => url);
      const url = 'https://a.example/feed';
      expect(await store.feeds.addFor('telegram:1', feed(url), NOW)).toBe('added');
      expect(await store.feeds.addFor('telegram:1', feed(url), NOW)).toBe('known');
      expect(await store.feeds.addFor('telegram:2', feed(url), NOW)).toBe('joined');
      expect(await store.feeds.askers()).toEqual([
        { url, chat: 'telegram:1' },
        { url, chat: 'telegram:2' },
      ]);
      expect(await store.feeds.removeFor('telegram:1', url)).toBe(true);
      expect(await store.feeds.removeFor('telegram:1', url)).toBe(false);
      expect(await urls()).toEqual([url]);
      await store.personal.forgetChats(['telegram:2']);
      expect(await urls()).toEqual([]);
    });

    test('what chats asked for first and the owner then adds too stays without them', async () => {
      const url = 'https://a.example/both';
      await store.feeds.addFor('telegram:1', feed(url), NOW);
      expect(await store.feeds.add(feed(url))).toBe(false);
      await store.feeds.removeFor('telegram:1', url);
      expect((await store.feeds.list()).map((one) => one.url)).toEqual([url]);
    });

    test("an owner's feed stays though a chat that asked for it too wants it no more", async () => {
      const url = 'https://a.example/own';
      await store.feeds.add(feed(url));
      expect(await store.feeds.addFor('telegram:1', feed(url), NOW)).toBe('joined');
      await store.feeds.removeFor('telegram:1', url);
      expect((await store.feeds.list()).map((one) => one.url)).toEqual([url]);
      await store.feeds.addFor('telegram:1', feed(url), NOW);
      await store.feeds.remove(url);
      expect(await store.feeds.askers()).toEqual([]);
    });
  });
}
