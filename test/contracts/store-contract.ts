/** What every store has to do, whatever it keeps its data in. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cadence, Feed, Slot, Subscription } from '../../src/model.ts';
import type { Assignment, Claim, Store } from '../../src/store/ports.ts';
import { article } from '../articles.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const LATER = '2026-11-24T08:05:00.000Z';
const cadence: Cadence = { times: ['08:00'], days: [1, 2, 3], zone: 'Europe/Berlin' };

export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: store`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });

    afterEach(async () => {
      vi.useRealTimers();
      await store.close();
    });

    describe('articles', () => {
      test('come back as they were put in', async () => {
        const whole = article({
          section: 'World',
          url: 'https://a.example/1',
          source: 'A',
          author: 'B',
          publishedAt: '2026-11-20T01:02:03.000Z',
          language: 'de',
          links: [{ title: 'On', url: 'https://a.example/2' }, { title: 'Off' }],
          text: 'Ärger: 👩‍👩‍👧 “quoted”\n\nSecond.',
        });
        await store.articles.put([whole], NOW);
        expect(await store.articles.get(whole.id)).toEqual({ ...whole, addedAt: NOW });
        expect(await store.articles.get('nothing')).toBeUndefined();
      });

      test('put twice are kept once; changed ones are updated, in the index too', async () => {
        const first = article({ title: 'Dam opens', text: 'Water flows.' });
        const changed = { ...first, title: 'Dam closes', text: 'Water stops.' };
        expect(await store.articles.put([first, first], NOW)).toEqual(['new', 'known']);
        expect(await store.articles.put([changed], LATER)).toEqual(['updated']);
        const find = async (word: string): Promise<number> =>
          (await store.articles.search({ words: [word], match: 'all', limit: 5 })).length;
        expect([await find('opens'), await find('flows'), await find('closes'), await find('stops')]).toEqual(
          [0, 0, 1, 1],
        );
        expect((await store.articles.get(first.id))?.addedAt).toBe(NOW);
        expect((await store.articles.counts()).articles).toBe(1);
      });

      test('put and changed in one go are found by their new words only', async () => {
        const first = article({ text: 'Zebras.' });
        const changed = { ...first, text: 'Giraffes.' };
        expect(await store.articles.put([article(), first, changed, article()], NOW)).toEqual([
          'new',
          'new',
          'updated',
          'new',
        ]);
        const find = async (word: string): Promise<number> =>
          (await store.articles.search({ words: [word], match: 'all', limit: 5 })).length;
        expect([await find('zebras'), await find('giraffes')]).toEqual([0, 1]);
        await store.articles.remove([first.id]);
        expect(await find('giraffes')).toBe(0);
      });

      test('what an article said before is kept, five versions back', async () => {
        const first = article({ text: 'Version 0.' });
        await store.articles.put([first], NOW);
        await store.articles.put([{ ...first, section: 'World' }], NOW);
        expect(await store.articles.earlier(first.id)).toEqual([]);
        for (let version = 1; version <= 7; version += 1) {
          const at = new Date(Date.parse(NOW) + version * 60_000).toISOString();
          await store.articles.put([{ ...first, text: `Version ${version}.` }], at);
        }
        const earlier = await store.articles.earlier(first.id);
        expect(earlier.map(({ text }) => text)).toEqual(
          [6, 5, 4, 3, 2].map((version) => `Version ${version}.`),
        );
        expect(earlier[0]?.replacedAt).toBe('2026-11-24T08:07:00.000Z');
        await store.articles.remove([first.id]);
        expect(await store.articles.earlier(first.id)).toEqual([]);
      });

      test('are kept for a time and up to a size, the oldest to come in go first', async () => {
        const old = article({ text: 'Zebras came in long ago.' });
        const big = Array.from({ length: 600 }, (_, index) =>
          article({ text: `Number ${index}. ${'words of some length '.repeat(60)}` }),
        );
        await store.articles.put([old], '2026-01-01T00:00:00Z');
        await store.articles.put(big, NOW);
        const last = article();
        await store.articles.put([last], LATER);
        const { bytes } = await store.articles.statistics();
        expect(bytes).toBeGreaterThan(600 * 1_000);
        const addedBefore = '2026-06-01T00:00:00Z';
        expect(await store.articles.prune({ addedBefore, mostBytes: bytes })).toBe(1);
        expect(await store.articles.search({ words: ['zebras'], match: 'all', limit: 5 })).toEqual([]);
        const gone = await store.articles.prune({ addedBefore, mostBytes: bytes / 2 });
        expect(gone).toBeGreaterThan(0);
        expect((await store.articles.statistics()).bytes).toBeLessThanOrEqual(bytes / 2);
        expect((await store.articles.counts()).articles).toBe(601 - gone);
        expect(await store.articles.get(last.id)).toBeDefined();
      });

      test('are counted by outlet, language and day', async () => {
        await store.articles.put(
          [
            article({ source: 'A', publishedAt: '2026-11-23T23:59:00Z' }),
            article({ source: 'A', language: 'de', publishedAt: '2026-11-22T00:00:00Z' }),
            article({ source: 'B' }),
          ],
          NOW,
        );
        expect(await store.articles.statistics()).toMatchObject({
          sources: [
            { name: 'A', articles: 2 },
            { name: 'B', articles: 1 },
          ],
          languages: [
            { name: 'en', articles: 2 },
            { name: 'de', articles: 1 },
          ],
          days: [
            { name: '2026-11-24', articles: 1 },
            { name: '2026-11-23', articles: 1 },
            { name: '2026-11-22', articles: 1 },
          ],
        });
      });

      test('of a window, newest first, by when they were published, else added', async () => {
        const old = article({ publishedAt: '2026-11-22T08:00:00Z' });
        const undated = article();
        const fresh = article({ publishedAt: '2026-11-24T09:00:00Z' });
        await store.articles.put([old, undated, fresh], NOW);
        const ids = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);
        expect(ids(await store.articles.between('2026-11-23T00:00:00Z', '2026-11-25T00:00:00Z'))).toEqual([
          fresh.id,
          undated.id,
        ]);
        expect(ids(await store.articles.between('2026-11-22T08:00:00Z', NOW))).toEqual([old.id]);
        expect(ids(await store.articles.newest(2))).toEqual([fresh.id, undated.id]);
        expect(await store.articles.counts()).toEqual({
          articles: 3,
          stories: 0,
          newest: '2026-11-24T09:00:00.000Z',
        });
      });

      test('are found by their words, headlines before texts', async () => {
        const inText = article({ title: 'Weather', text: 'The reservoir is full.' });
        const inTitle = article({ title: 'Reservoirs run dry', text: 'It has not rained.' });
        await store.articles.put([inText, inTitle, article({ title: 'Sport', text: 'They won.' })], NOW);
        const search = async (words: readonly string[], match: 'all' | 'any'): Promise<string[]> =>
          (await store.articles.search({ words, match, limit: 5 })).map((hit) => hit.article.id);
        expect(await search(['reservoir'], 'all')).toEqual([inTitle.id, inText.id]);
        expect(await search(['reservoir', 'rained'], 'all')).toEqual([inTitle.id]);
        expect(await search(['won', 'rained'], 'any')).toHaveLength(2);
        expect(await search([], 'any')).toEqual([]);
      });

      test.each([
        '"',
        'NEAR(',
        '*',
        '-',
        'a AND',
        'col:x',
        "'; DROP TABLE articles; --",
        '\0',
        '😀',
        '('.repeat(1000),
      ])('%j has no power in a search', async (word) => {
        await store.articles.put([article({ text: 'Plain words.' })], NOW);
        const hits = await store.articles.search({ words: [word, 'plain'], match: 'any', limit: 5 });
        expect(hits.map((hit) => hit.article.text)).toEqual(['Plain words.']);
      });

      test('only by their headlines, where that is asked', async () => {
        const [named, told] = [article({ title: 'Otters return' }), article({ text: 'Otters were seen.' })];
        await store.articles.put([named, told], NOW);
        const hits = await store.articles.search({ words: ['otters'], match: 'any', in: 'title', limit: 5 });
        expect(hits.map(({ article: { id } }) => id)).toEqual([named.id]);
      });

      test('by any three of the words, those that came in last first', async () => {
        const titles = ['Otters return to Kessel lake', 'Kessel lake otters thrive', 'Otters on Kessel hill'];
        for (const [day, title] of titles.entries())
          await store.articles.put([article({ title, publishedAt: `2026-11-0${day + 1}T08:00:00Z` })], NOW);
        const search = async (...words: string[]): Promise<string[]> =>
          (await store.articles.search({ words, match: 'three', in: 'title', limit: 5 })).map(
            (hit) => hit.article.title,
          );
        expect(await search('otters', 'kessel', 'lake', 'thrive')).toEqual([titles[1], titles[0]]);
        expect(await search('otters', 'kessel')).toEqual([]);
        expect(await search('otters', '"', 'kessel', 'AND')).toEqual([]);
        expect(await search('hill', 'otters', 'NEAR(', 'kessel')).toEqual([titles[2]]);
      });

      test('at their addresses', async () => {
        const there = article({ url: 'https://a.example/1' });
        await store.articles.put([there, article()], NOW);
        const found = await store.articles.atUrls(['https://a.example/2', 'https://a.example/1']);
        expect(found.map(({ id }) => id)).toEqual([there.id]);
      });

      test('have another revision after each change, and the same where nothing changed', async () => {
        const one = article({ id: 'one', text: 'First.' });
        const revisions = [await store.articles.revision()];
        const changes: (() => Promise<unknown>)[] = [
          () => store.articles.put([one], NOW),
          () => store.articles.put([{ ...one, text: 'Second.' }], NOW),
          () => store.stories.assign([{ articleId: 'one', storyId: 's' }]),
          () => store.articles.remove(['one']),
          () => store.articles.put([one], NOW),
          () => store.articles.prune({ addedBefore: LATER, mostBytes: Infinity }),
        ];
        for (const change of changes) {
          await change();
          revisions.push(await store.articles.revision());
        }
        expect(new Set(revisions).size).toBe(changes.length + 1);
        await store.articles.put([one], NOW);
        const before = await store.articles.revision();
        await store.articles.put([one], LATER);
        await store.keyValue('samples').set('a', 1);
        expect(await store.articles.revision()).toBe(before);
      });

      test('only those from before an instant, where one is given', async () => {
        const before = article({ text: 'storm', publishedAt: '2026-11-20T00:00:00Z' });
        await store.articles.put(
          [before, article({ text: 'storm', publishedAt: '2026-11-23T00:00:00Z' })],
          NOW,
        );
        const hits = await store.articles.search({
          words: ['storm'],
          match: 'all',
          limit: 5,
          until: '2026-11-21T00:00:00Z',
        });
        expect(hits.map((hit) => hit.article.id)).toEqual([before.id]);
      });
    });

    test('stories: unassigned first, oldest first; then theirs, newest first', async () => {
      const [a, b] = [
        article({ publishedAt: '2026-11-23T00:00:00Z' }),
        article({ publishedAt: '2026-11-22T00:00:00Z' }),
      ];
      await store.articles.put([a, b], NOW);
      expect((await store.stories.unassigned(9)).map(({ id }) => id)).toEqual([b.id, a.id]);
      await store.stories.assign([
        { articleId: a.id, storyId: 's' },
        { articleId: b.id, storyId: 's' },
        { articleId: 'gone', storyId: 's' },
      ]);
      expect(await store.stories.unassigned(9)).toEqual([]);
      expect(await store.stories.assignedBetween('2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z')).toEqual([
        { articleId: b.id, storyId: 's' },
      ]);
      const revision = await store.articles.revision();
      const since = (): Promise<readonly Assignment[]> =>
        store.stories.assignedSince(revision, '2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z');
      expect(await since()).toEqual([]);
      const again = [a, b].map(({ id }) => ({ articleId: id, storyId: 's' }));
      await store.stories.assign(again);
      expect(await since()).toEqual([{ articleId: b.id, storyId: 's' }]);
      const waiting = article();
      await store.articles.put([waiting, a], LATER);
      await store.articles.remove([waiting.id]);
      expect(await store.stories.unassigned(9)).toEqual([]);
      expect((await store.stories.articlesOf('s')).map(({ id }) => id)).toEqual([a.id, b.id]);
      expect([await store.stories.storyOf(a.id), await store.stories.storyOf('gone')]).toEqual([
        's',
        undefined,
      ]);
      expect((await store.articles.counts()).stories).toBe(1);
    });

    test('a story that was absorbed is part of another, and found by its old name', async () => {
      const [a, b, d] = [article(), article(), article()];
      await store.articles.put([a, b, d], NOW);
      await store.stories.assign([
        { articleId: a.id, storyId: 'first' },
        { articleId: b.id, storyId: 'second' },
      ]);
      const revision = await store.articles.revision();
      await store.stories.assign(
        [{ articleId: d.id, storyId: 'third' }],
        [
          { storyId: 'second', into: 'first' },
          { storyId: 'first', into: 'third' },
        ],
      );
      const all = [a.id, b.id, d.id].toSorted();
      for (const name of ['first', 'second', 'third'])
        expect((await store.stories.articlesOf(name)).map(({ id }) => id).toSorted()).toEqual(all);
      expect(await store.stories.storyOf(b.id)).toBe('third');
      const since = await store.stories.assignedSince(revision, '2026-11-24T00:00:00Z', LATER);
      expect(since.map(({ articleId }) => articleId).toSorted()).toEqual(all);
      expect((await store.articles.counts()).stories).toBe(1);
    });

    describe('feeds', () => {
      const feed = (some: Partial<Feed> = {}): Feed => ({
        url: 'https://a.example/feed',
        configured: false,
        dueAt: NOW,
        failures: 0,
        ...some,
      });

      test('are added once, settled, listed and removed', async () => {
        expect(await store.feeds.add(feed())).toBe(true);
        expect(await store.feeds.add(feed({ source: 'Other' }))).toBe(false);
        const settled = feed({ etag: '"1"', failures: 2, problem: 'is not there (404)' });
        expect(await store.feeds.settle(settled)).toBe(true);
        expect(await store.feeds.list()).toEqual([settled]);
        expect(await store.feeds.remove(settled.url)).toBe(true);
        expect(await store.feeds.remove(settled.url)).toBe(false);
        expect(await store.feeds.settle(settled)).toBe(false);
        expect(await store.feeds.list()).toEqual([]);
      });

      test('are claimed when they are due, the longest due first, by one at a time', async () => {
        const [early, late, future, gone] = ['early', 'late', 'future', 'gone'].map(
          (name) => `https://a.example/${name}`,
        );
        await store.feeds.add(feed({ url: late ?? '', dueAt: NOW }));
        await store.feeds.add(feed({ url: early ?? '', dueAt: '2026-11-24T07:00:00Z' }));
        await store.feeds.add(feed({ url: future ?? '', dueAt: LATER }));
        await store.feeds.add(feed({ url: gone ?? '', dueAt: '2026-11-24T07:00:00Z', gone: true }));
        const lease = '2026-11-24T08:02:00Z';
        const claim = async (now: string): Promise<string | undefined> =>
          (await store.feeds.claim(now, lease))?.url;
        expect([await claim(NOW), await claim(NOW), await claim(NOW)]).toEqual([early, late, undefined]);
        expect(await claim(lease)).toBe(early);
      });
    });

    describe('subscriptions', () => {
      const one: Subscription = { chat: 'telegram:-7/3', cadence, topic: 'World', nextAt: NOW };

      test('are kept, replaced and removed', async () => {
        await store.subscriptions.set(one);
        await store.subscriptions.set({ ...one, topic: undefined, nextAt: LATER });
        expect(await store.subscriptions.get(one.chat)).toEqual({ chat: one.chat, cadence, nextAt: LATER });
        expect(await store.subscriptions.count()).toBe(1);
        await store.subscriptions.set({ ...one, chat: 'discord:1' });
        await store.subscriptions.set({ ...one, chat: 'discord:2' });
        expect(Object.fromEntries(await store.subscriptions.countByPlatform())).toEqual({
          discord: 2,
          telegram: 1,
        });
        expect(await store.subscriptions.remove(one.chat)).toBe(true);
        expect(await store.subscriptions.remove(one.chat)).toBe(false);
      });

      test('are due by time and platform, earliest first', async () => {
        await store.subscriptions.set({ ...one, nextAt: LATER });
        await store.subscriptions.set({ ...one, chat: 'telegram:8', nextAt: NOW });
        await store.subscriptions.set({ ...one, chat: 'discord:9', nextAt: NOW });
        const due = async (now: string): Promise<string[]> =>
          (await store.subscriptions.due(['telegram'], now, 9)).map(({ chat }) => chat);
        expect(await due('2026-11-24T07:59:59Z')).toEqual([]);
        expect(await due(NOW)).toEqual(['telegram:8']);
        expect(await due(LATER)).toEqual(['telegram:8', 'telegram:-7/3']);
      });

      test('move on only from where they were read', async () => {
        await store.subscriptions.set(one);
        await store.subscriptions.set({ ...one, cadence: { ...cadence, times: ['09:00'] } });
        expect(await store.subscriptions.advance([{ subscription: one, nextAt: LATER }])).toBe(0);
        expect((await store.subscriptions.get(one.chat))?.nextAt).toBe(NOW);
      });
    });

    describe('spending', () => {
      const spent = {
        day: '2026-11-25',
        kind: 'brief',
        chat: 'telegram:1',
        calls: 1,
        inputTokens: 800,
        outputTokens: 200,
        kept: 3,
        replaced: 1,
      };

      test('adds up by day and kind, and by chat', async () => {
        await store.spending.add(spent);
        await store.spending.add(spent);
        await store.spending.add({ ...spent, chat: '', inputTokens: 50, outputTokens: 0 });
        await store.spending.add({ ...spent, day: '2026-11-24', kind: 'answer' });
        expect(await store.spending.tokens('2026-11-25', 'telegram:1')).toEqual({ all: 2_050, chat: 2_000 });
        expect(await store.spending.tokens('2026-11-23', '')).toEqual({ all: 0, chat: 0 });
        expect(await store.spending.since('2026-11-24')).toEqual([
          {
            day: '2026-11-25',
            kind: 'brief',
            calls: 3,
            inputTokens: 1_650,
            outputTokens: 400,
            kept: 9,
            replaced: 3,
          },
          {
            day: '2026-11-24',
            kind: 'answer',
            calls: 1,
            inputTokens: 800,
            outputTokens: 200,
            kept: 3,
            replaced: 1,
          },
        ]);
      });

      test('old days are removed', async () => {
        await store.spending.add(spent);
        expect(await store.spending.prune('2026-11-26')).toBe(1);
        expect(await store.spending.since('2026-01-01')).toEqual([]);
      });
    });

    describe('deliveries', () => {
      const slot = (chat: Slot['chat']): Slot => ({ chat, slot: NOW });
      const claim = (now = NOW, until = LATER, limit = 1) =>
        store.deliveries.claim('telegram', now, until, limit);

      test('a slot stands once, and is claimed once', async () => {
        expect(await store.deliveries.open([slot('telegram:1')])).toBe(1);
        expect(await store.deliveries.open([slot('telegram:1')])).toBe(0);
        const claims = await Promise.all(Array.from({ length: 20 }, () => claim()));
        expect(claims.flat()).toEqual([
          { ...slot('telegram:1'), state: 'claimed', messageIds: [], claim: expect.any(Number) },
        ]);
      });

      test('as many are claimed as are asked for, the longest due first', async () => {
        const late = { chat: 'telegram:4', slot: '2026-11-24T07:00:00.000Z' } as const;
        await store.deliveries.open([slot('telegram:1'), slot('telegram:2'), slot('telegram:3'), late]);
        expect(await store.deliveries.backlog()).toEqual({ open: 4, oldest: late.slot });
        const first = await claim(NOW, LATER, 1);
        expect(first.map(({ chat }) => chat)).toEqual([late.chat]);
        expect(await claim(NOW, LATER, 2)).toHaveLength(2);
        expect(await claim(NOW, LATER, 9)).toHaveLength(1);
      });

      test('what is settled is never claimed again, and is let go in time', async () => {
        await store.deliveries.open([slot('telegram:1'), slot('telegram:2'), slot('telegram:3')]);
        const of = claimsByChat(await claim(NOW, LATER, 3));
        await store.deliveries.settle(of('telegram:1'), { state: 'sent', messageIds: ['5', '6'] }, NOW);
        await store.deliveries.settle(of('telegram:2'), { state: 'gone', reason: 'blocked' }, NOW);
        await store.deliveries.settle(of('telegram:3'), { state: 'given-up', reason: 'late' }, LATER);
        expect(await claim('2026-12-24T08:00:00Z')).toEqual([]);
        const state = async (chat: Slot['chat']): Promise<unknown> => {
          const { state, messageIds } = (await store.deliveries.get(chat, NOW)) ?? {};
          return [state, messageIds];
        };
        expect(await state('telegram:1')).toEqual(['sent', ['5', '6']]);
        expect(await state('telegram:2')).toEqual(['gone', []]);
        expect(await state('telegram:3')).toEqual(['given-up', []]);
        expect(await store.deliveries.open([slot('telegram:1')])).toBe(0);
        expect(await store.deliveries.backlog()).toEqual({ open: 0 });
        expect(await store.deliveries.prune(LATER)).toBe(2);
        expect(await store.deliveries.get('telegram:1', NOW)).toBeUndefined();
        expect(await state('telegram:3')).toEqual(['given-up', []]);
      });

      test('what became of them is counted by platform, and how late they were', async () => {
        const chats = ['telegram:1', 'telegram:2', 'telegram:3', 'discord:1'] as const;
        await store.deliveries.open(chats.map(slot));
        await claim(NOW, LATER, 9);
        await store.deliveries.claim('discord', NOW, LATER, 9);
        const sent = { state: 'sent', messageIds: ['1'] } as const;
        await store.deliveries.settle({ ...slot('telegram:1'), claim: 1 }, sent, '2026-11-24T08:01:00.000Z');
        await store.deliveries.settle({ ...slot('telegram:2'), claim: 1 }, sent, '2026-11-24T08:20:00.000Z');
        await store.deliveries.settle(
          { ...slot('telegram:3'), claim: 1 },
          { state: 'gone', reason: 'blocked' },
          LATER,
        );
        await store.deliveries.settle(
          { ...slot('discord:1'), claim: 1 },
          { state: 'given-up', reason: 'late' },
          '2026-11-25T08:00:00.000Z',
        );
        const found = await store.deliveries.settledBetween(NOW, '2026-11-25T08:00:00.000Z');
        expect(found).toEqual([
          {
            platform: 'telegram',
            state: 'gone',
            count: 1,
            withinMinute: 0,
            withinTenMinutes: 1,
            mostLateMs: 300_000,
          },
          {
            platform: 'telegram',
            state: 'sent',
            count: 2,
            withinMinute: 1,
            withinTenMinutes: 1,
            mostLateMs: 1_200_000,
          },
        ]);
        expect(
          await store.deliveries.settledBetween('2026-11-25T08:00:00.000Z', '2026-11-26T08:00:00.000Z'),
        ).toMatchObject([{ platform: 'discord', state: 'given-up', count: 1 }]);
      });

      test('a lapsed lease and a released claim can be taken again, not before', async () => {
        await store.deliveries.open([slot('telegram:1')]);
        await claim();
        expect(await claim('2026-11-24T08:04:59Z')).toEqual([]);
        const second = await claim(LATER, '2026-11-24T08:10:00Z');
        expect(second).toMatchObject([slot('telegram:1')]);
        await store.deliveries.release(claimsByChat(second)('telegram:1'), '2026-11-24T09:00:00Z');
        expect(await claim('2026-11-24T08:59:00Z')).toEqual([]);
        expect(await claim('2026-11-24T09:00:00Z')).toMatchObject([slot('telegram:1')]);
      });

      test('what was begun and has lapsed is taken before what has waited longer', async () => {
        await store.deliveries.open([slot('telegram:1')]);
        await claim();
        await store.deliveries.open([slot('telegram:2'), slot('telegram:3')]);
        expect(await claim(LATER, '2026-11-24T08:10:00Z', 1)).toMatchObject([slot('telegram:1')]);
        expect(await claim(LATER, '2026-11-24T08:10:00Z', 9)).toHaveLength(2);
      });

      test('a lease that is renewed does not lapse; what is settled stays so', async () => {
        await store.deliveries.open([slot('telegram:1'), slot('telegram:2'), slot('telegram:3')]);
        const of = claimsByChat(await claim(NOW, LATER, 3));
        await store.deliveries.settle(of('telegram:3'), { state: 'sent', messageIds: ['1'] }, NOW);
        const renewed = [of('telegram:1'), of('telegram:3')];
        expect(await store.deliveries.renew(renewed, '2026-11-24T08:10:00Z')).toEqual([of('telegram:3')]);
        const lapsed = await claim(LATER, '2026-11-24T08:10:00Z', 9);
        expect(lapsed.map(({ chat }) => chat)).toEqual(['telegram:2']);
        expect(await claim('2026-11-24T08:10:00Z', '2026-11-24T09:00:00Z', 9)).toHaveLength(2);
      });

      test('what went out is known to who takes over, and prolongs the lease', async () => {
        await store.deliveries.open([slot('telegram:1')]);
        const first = claimsByChat(await claim())('telegram:1');
        const sofar = { messageIds: ['7'], content: '{"what":"is sent"}' };
        await store.deliveries.progress(first, sofar, '2026-11-24T08:10:00Z');
        expect(await claim(LATER)).toEqual([]);
        const second = await claim('2026-11-24T08:10:00Z');
        expect(second).toMatchObject([{ ...slot('telegram:1'), state: 'claimed', ...sofar }]);
        await store.deliveries.settle(
          claimsByChat(second)('telegram:1'),
          { state: 'sent', messageIds: ['7', '8'] },
          NOW,
        );
        expect(await store.deliveries.get('telegram:1', NOW)).toEqual({
          ...slot('telegram:1'),
          state: 'sent',
          messageIds: ['7', '8'],
        });
      });

      test('who slept through a lease that another took writes nothing any more', async () => {
        await store.deliveries.open([slot('telegram:1'), slot('telegram:2')]);
        const slept = claimsByChat(await claim(NOW, LATER, 2));
        const [lost, own] = [slept('telegram:1'), slept('telegram:2')];
        const taken = claimsByChat(await claim(LATER, '2026-11-24T08:10:00Z', 1))('telegram:1');
        const until = '2026-11-24T09:00:00Z';
        const before = await store.deliveries.get('telegram:1', NOW);
        expect(await store.deliveries.renew([lost, own], until)).toEqual([lost]);
        expect(await store.deliveries.progress(lost, { messageIds: ['1'], content: '{}' }, until)).toBe(
          false,
        );
        expect(await store.deliveries.settle(lost, { state: 'sent', messageIds: ['1'] }, LATER)).toBe(false);
        expect(await store.deliveries.release(lost, NOW)).toBe(false);
        expect(await store.deliveries.get('telegram:1', NOW)).toEqual(before);
        expect(await claim('2026-11-24T08:10:00Z', until, 9)).toMatchObject([slot('telegram:1')]);
        expect(await store.deliveries.settle(own, { state: 'sent', messageIds: ['2'] }, LATER)).toBe(true);
        expect(await store.deliveries.settle(own, { state: 'gone', reason: 'again' }, LATER)).toBe(false);
        expect(await store.deliveries.settle(taken, { state: 'sent', messageIds: [] }, LATER)).toBe(false);
      });

      test("other platforms' are left to those who run them", async () => {
        await store.deliveries.open([slot('discord:1')]);
        expect(await claim()).toEqual([]);
      });
    });

    test('values by key, apart by namespace, until their time is up', async () => {
      const [some, other] = [store.keyValue<{ readonly a: number }>('told'), store.keyValue<string>('chats')];
      await some.set('k:1', { a: 1 });
      vi.useFakeTimers({ toFake: ['Date'] });
      await other.set('k:1', 'x', 60_000);
      expect(await other.get('k:1')).toBe('x');
      vi.setSystemTime(Date.now() + 60_001);
      expect(await some.get('k:1')).toEqual({ a: 1 });
      expect(await other.get('k:1')).toBeUndefined();
      await some.delete('k:1');
      expect(await some.get('k:1')).toBeUndefined();
    });

    test('a value is added once, until its time is up or it is taken away', async () => {
      const values = store.keyValue<string>('told');
      const add = (value: string): Promise<boolean> => values.add('k', value, 60_000);
      const several = await Promise.all(['a', 'b', 'c'].map(add));
      expect(several.filter(Boolean)).toHaveLength(1);
      expect(await values.get('k')).toBe(['a', 'b', 'c'][several.indexOf(true)]);
      expect((await values.entries()).map(([key]) => key)).toEqual(['k']);
      vi.useFakeTimers({ toFake: ['Date'] });
      vi.setSystemTime(Date.now() + 60_001);
      expect(await values.get('k')).toBeUndefined();
      expect(await add('later')).toBe(true);
      expect(await add('too late')).toBe(false);
      await values.delete('k');
      expect(await add('again')).toBe(true);
      await values.set('for good', 'x');
      expect(await values.add('for good', 'y', 60_000)).toBe(false);
    });
  });
}

/** The claim of a chat, of those that were taken. */
function claimsByChat(claimed: readonly Claim[]): (chat: Slot['chat']) => Claim {
  return (wanted) => {
    const found = claimed.find(({ chat }) => chat === wanted);
    if (!found) throw new Error(`${wanted} was not claimed`);
    return { chat: found.chat, slot: found.slot, claim: found.claim };
  };
}
