/** The process that `npm run soak:eight-oclock` measures: SQLITE-URL MINUTES. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { createBot } from '../src/bots/bot.ts';
import { createChats } from '../src/bots/chats.ts';
import { createConversations } from '../src/bots/conversations.ts';
import { createDeliver } from '../src/bots/deliver.ts';
import { createLimiter } from '../src/bots/limiter.ts';
import { createToldMemory } from '../src/bots/told.ts';
import { createDesk } from '../src/desk/desk.ts';
import { readStatistics } from '../src/desk/statistics.ts';
import { noInstruments } from '../src/instruments.ts';
import { createLogger } from '../src/log.ts';
import { createOutbox } from '../src/schedule/outbox.ts';
import { createTicker } from '../src/schedule/ticker.ts';
import { openStore } from '../src/store/open-store.ts';
import { createPacedAdapter, PER_SECOND } from './paced.ts';
import { openService, rates } from '../test/bots/open-service.ts';
import { defaults } from './settings.ts';

const DAY_MS = 24 * 3_600_000;
const LOOK_EVERY_MS = 1_000;
/** As in bench/articles.ts, which loads what this process is to do without. */
const EIGHT = '2026-11-24T08:00:00.000Z';

const [url = '', minutes = ''] = process.argv.slice(2);
// It is eight o'clock, and goes on from there.
const begun = Date.now();
const now = (): string => new Date(Date.parse(EIGHT) + Date.now() - begun).toISOString();
const store = await openStore(url);
const desk = createDesk({ store, now });
const chats = createChats(store, defaults);

const adapter = createPacedAdapter();
const parts = {
  desk,
  chats,
  service: openService(store, chats),
  conversations: createConversations(store, now),
  subscriptions: store.subscriptions,
  told: createToldMemory(store),
  limiter: createLimiter(Date.now, rates),
  topics: [],
  now,
  instruments: noInstruments,
  owners: { admins: [] },
  statistics: () => readStatistics(store, now()),
};
const logger = createLogger('error');
const deliver = createDeliver(parts, new Map([['telegram', adapter]]));
const { subscriptions, deliveries } = store;
const scheduling = { platforms: ['telegram'], subscriptions, deliveries, now, logger, lateMs: DAY_MS };
const outbox = createOutbox({ ...scheduling, send: deliver });
// The tick alone: what it opens is sent below.
const nothing = { drain: async () => {}, stop: async () => {} };
const pauses = monitorEventLoopDelay({ resolution: 1 });
const say = (line: string): void => void process.stdout.write(`${line}\n`);

pauses.enable();
const opening = performance.now();
await createTicker({ ...scheduling, outbox: nothing }).tick();
const openedMs = performance.now() - opening;
const openingPause = pauses.max;
const { open: all } = await store.deliveries.backlog();
say(
  `${all.toLocaleString('en')} slots opened in ${openedMs.toFixed(0)} ms; longest pause meanwhile ${ms(openingPause)}`,
);

pauses.reset();
const cpuBefore = process.cpuUsage();
const start = performance.now();
void outbox.drain();
const bot = createBot(parts, logger);
let [mostMb, slowestMs] = [0, 0];
while (performance.now() - start < Number(minutes) * 60_000) {
  await pause(LOOK_EVERY_MS);
  mostMb = Math.max(mostMb, process.memoryUsage.rss() / 1e6);
  const asked = performance.now();
  await bot.respond(
    {
      type: 'command',
      name: 'search',
      args: 'minister',
      chat: 'telegram:7',
      user: { id: String(asked) },
      admin: async () => true,
    },
    async () => ['1'],
  );
  slowestMs = Math.max(slowestMs, performance.now() - asked);
}
const seconds = (performance.now() - start) / 1000;
const { taken, refused } = adapter.counts();
const cpu = process.cpuUsage(cpuBefore);
const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
say(
  `${taken} messages in ${seconds.toFixed(0)} s: ${(taken / seconds).toFixed(2)} a second, ${share(taken / seconds, PER_SECOND)} of what is allowed`,
);
say(`${refused} refused (429), ${share(refused, taken + refused)} of the requests`);
say(
  `${((cpu.user + cpu.system) / 1e3 / taken).toFixed(2)} ms of computing a message: ${share((cpu.user + cpu.system) / 1e6, seconds)} of one core`,
);
say(
  `resident memory: ${mostMb.toFixed(0)} MB at most; longest pause ${ms(pauses.max)}, p99 ${ms(pauses.percentile(99))}; slowest answer meanwhile ${slowestMs.toFixed(0)} ms`,
);
say(`at this rate all have it after ${(all / (taken / seconds) / 60).toFixed(0)} minutes`);
process.exit();

function ms(nanoseconds: number): string {
  return `${(nanoseconds / 1e6).toFixed(0)} ms`;
}
