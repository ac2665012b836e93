/** The minute's tick, however many have a schedule. */
import { DatabaseSync } from 'node:sqlite';
import { createLogger } from '../src/log.ts';
import type { Subscription } from '../src/model.ts';
import { createTicker } from '../src/schedule/ticker.ts';
import { openStore } from '../src/store/open-store.ts';
import { NOW } from './articles.ts';
import { type Table, time } from './table.ts';

const COUNT = 1_000_000;
const MINUTES = 24 * 60;
const MINUTE_MS = 60_000;
const TICKS = 10;
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo'];

/** A million subscriptions, spread over the day. */
export async function benchTick({ row }: Table): Promise<void> {
  const store = await openStore('sqlite::memory:');
  const bare = new DatabaseSync(':memory:');
  bare.exec('CREATE TABLE due (chat TEXT, at INTEGER); CREATE INDEX due_at ON due (at); BEGIN');
  const insert = bare.prepare('INSERT INTO due (chat, at) VALUES (?, ?)');
  const standing = ZONES.map((zone) => Array.from({ length: MINUTES }, (_, minute) => dailyAt(minute, zone)));
  for (let index = 0; index < COUNT; index += 1) {
    const daily = standing[Math.floor(index / MINUTES) % ZONES.length]?.[index % MINUTES];
    if (daily) await store.subscriptions.set({ chat: `telegram:${index}`, ...daily });
    insert.run(`telegram:${index}`, Date.parse(NOW) + (index % MINUTES) * MINUTE_MS);
  }
  bare.exec('COMMIT');

  let at = Date.parse(NOW);
  const ticker = createTicker({
    platforms: ['discord', 'telegram'],
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    outbox: { drain: async () => {}, stop: async () => {} },
    now: () => new Date(at).toISOString(),
    logger: createLogger('silent'),
    lateMs: MINUTES * MINUTE_MS,
  });
  const tick = async (): Promise<void> => {
    await ticker.tick();
    at += MINUTE_MS;
  };
  await tick();
  const ticks = await time(async () => {
    for (let count = 0; count < TICKS; count += 1) await tick();
  }, TICKS);

  // What is due is read and moved on, and no more.
  const read = bare.prepare('SELECT rowid FROM due WHERE at <= ?');
  const move = bare.prepare('UPDATE due SET at = at + 86400000 WHERE rowid = ?');
  let now = Date.parse(NOW);
  const bareTick = (): void => {
    bare.exec('BEGIN');
    for (const { rowid } of read.all(now)) move.run(Number(rowid));
    bare.exec('COMMIT');
    now += MINUTE_MS;
  };
  bareTick();
  const floor = await time(() => {
    for (let count = 0; count < TICKS; count += 1) bareTick();
  }, TICKS);
  row(
    `the tick of a million schedules, ${Math.round(COUNT / MINUTES)} of them due`,
    ticks,
    'bare SQL',
    floor,
  );
  await store.close();
}

function dailyAt(minute: number, zone: string): Omit<Subscription, 'chat'> {
  const next = Temporal.Instant.from(NOW).add({ minutes: minute });
  const local = next.toZonedDateTimeISO(zone).toPlainTime();
  const times = [local.toString({ smallestUnit: 'minute' })] as const;
  return { cadence: { times, days: [1, 2, 3, 4, 5, 6, 7], zone }, nextAt: next.toString() };
}
