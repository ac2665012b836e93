import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHostQueue } from '../../src/feeds/host-queue.ts';
import type { Polled } from '../../src/feeds/poll-feed.ts';
import { createPoller, type Poller } from '../../src/feeds/poller.ts';
import type { Feed } from '../../src/model.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/ports.ts';

let store: Store;
let now: string;
let logged: string[];

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  now = '2026-11-24T08:00:00.000Z';
  logged = [];
});

afterEach(() => store.close());

function pollerWith(poll: (feed: Feed) => Promise<Polled>): Poller {
  const lines = new Writable({
    write(chunk, _, done) {
      logged.push(String(chunk));
      done();
    },
  });
  return createPoller({
    feeds: store.feeds,
    poll,
    everyMinute: () => ({ stop: async () => undefined }),
    now: () => now,
    logger: pino({ level: 'warn' }, lines),
  });
}

async function follow(...names: readonly string[]): Promise<void> {
  for (const name of names)
    await store.feeds.add({
      url: `https://${name}.example/feed`,
      configured: false,
      dueAt: now,
      failures: 0,
    });
}

const hour = (): string => new Date(Date.parse(now) + 3_600_000).toISOString();
const read = async (feed: Feed): Promise<Polled> => ({
  type: 'read',
  feed: { ...feed, dueAt: hour() },
  received: 2,
});
const fails =
  (isUnreachable: boolean) =>
  async (feed: Feed): Promise<Polled> => ({
    type: 'failed',
    isUnreachable,
    feed: { ...feed, failures: feed.failures + 1, problem: 'cannot be reached', dueAt: hour() },
  });

test('a round reads what is due, each feed once', async () => {
  await follow('a', 'b', 'c');
  const seen: string[] = [];
  const poller = pollerWith(async (feed) => {
    seen.push(feed.url);
    return await read(feed);
  });
  expect(await poller.round()).toEqual({ read: 3, failed: 0, received: 6, isOutage: false });
  expect(await poller.round()).toMatchObject({ read: 0 });
  expect(seen).toHaveLength(3);
});

test('without a network no feed is to blame, it is said once, and all are tried again in 5 minutes', async () => {
  await follow('a', 'b');
  const poller = pollerWith(fails(true));
  for (let round = 0; round < 10; round += 1) {
    expect(await poller.round()).toMatchObject({ failed: 2, isOutage: true });
    now = new Date(Date.parse(now) + 300_000).toISOString();
  }
  expect((await store.feeds.list()).map(({ failures }) => failures)).toEqual([0, 0]);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('no feed can be reached');
});

test('one feed of several that cannot be reached is to blame itself', async () => {
  await follow('a', 'b');
  await pollerWith((feed) => (feed.url.includes('a.') ? read(feed) : fails(true)(feed))).round();
  expect((await store.feeds.list()).map(({ failures }) => failures)).toEqual([0, 1]);
});

test('a dead feed is reported once', async () => {
  await follow('a');
  const poller = pollerWith(fails(false));
  for (let round = 0; round < 12; round += 1) {
    await poller.round();
    now = new Date(Date.parse(now) + 7_200_000).toISOString();
  }
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatch(/a\.example.*cannot be reached/u);
});

test('what a reading throws stays with its feed', async () => {
  await follow('a', 'b');
  const poller = pollerWith((feed) =>
    feed.url.includes('a.') ? Promise.reject(new Error('boom')) : read(feed),
  );
  expect(await poller.round()).toMatchObject({ read: 1 });
  expect(logged.join('')).toContain('boom');
});

test('when it stops, what it has not read stays due for whoever comes next', async () => {
  await follow('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  const reached = Promise.withResolvers<void>();
  const poller = pollerWith(async (feed) => {
    reached.resolve();
    await stopping.promise;
    return { type: 'stopped', feed };
  });
  const stopping = Promise.withResolvers<void>();
  const round = poller.round();
  await reached.promise;
  const stopped = poller.stop();
  stopping.resolve();
  await stopped;
  await round;
  expect(await pollerWith(read).round()).toMatchObject({ read: 8 });
});

test('a host is asked one thing at a time, with a pause between two', async () => {
  const events: string[] = [];
  const hosts = createHostQueue(async () => void events.push('pause'));
  const ask = (url: string): Promise<void> =>
    hosts.run(url, async () => {
      events.push(`begin ${url}`);
      await Promise.resolve();
      events.push(`end ${url}`);
    });
  await Promise.all([ask('https://a.example/1'), ask('https://a.example/2'), ask('https://b.example/1')]);
  const ofA = events.filter((event) => !event.includes('b.example'));
  expect(ofA.slice(0, 2)).toEqual(['begin https://a.example/1', 'end https://a.example/1']);
  expect(ofA.indexOf('pause')).toBeLessThan(ofA.indexOf('begin https://a.example/2'));
  await expect(hosts.run('https://a.example/3', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await ask('https://a.example/4');
  expect(events).toContain('end https://a.example/4');
});
