/** Scheduled briefings from the tick to the adapter, over a real store. */
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Button, Reply } from '../../src/bots/blocks.ts';
import { createBot } from '../../src/bots/bot.ts';
import type { ChatAdapter, DeliveryOutcome } from '../../src/bots/chat-adapter.ts';
import { createChats } from '../../src/bots/chats.ts';
import { createConversations } from '../../src/bots/conversations.ts';
import type { BotParts } from '../../src/bots/handler.ts';
import { createLimiter } from '../../src/bots/limiter.ts';
import { createDeliver } from '../../src/bots/deliver.ts';
import { createToldMemory } from '../../src/bots/told.ts';
import { allUnsent, type Unsent } from '../../src/bots/unsent.ts';
import { renderText } from '../../src/bots/terminal/render.ts';
import { readStatistics } from '../../src/desk/statistics.ts';
import { noInstruments } from '../../src/instruments.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { ChatId } from '../../src/model.ts';
import { createOutbox } from '../../src/schedule/outbox.ts';
import { createTicker, type Ticker } from '../../src/schedule/ticker.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/ports.ts';
import { article } from '../articles.ts';
import { openService, rates } from './open-service.ts';

const CHAT: ChatId = 'telegram:1';
const DAM =
  'Engineers will lower the water behind Harrow dam after divers found a crack 12 metres long in its eastern wall, the authority said.';

let store: Store;
let now: string;
let sent: string[];
let buttons: readonly Button[];
let deliver: (reply: Reply, unsent: Unsent) => Promise<DeliveryOutcome>;
let outcome: () => DeliveryOutcome;
let ticker: Ticker;

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  now = '2026-11-24T06:00:00.000Z';
  sent = [];
  outcome = () => ({ type: 'sent', messageIds: ['1'] });
  deliver = async () => outcome();
  ticker = newTicker();
  const desk = createDesk({ store, now: () => now });
  await desk.receive([
    article({ id: 'dam', title: 'Harrow dam to be drained', text: DAM, publishedAt: '2026-11-24T05:00:00Z' }),
  ]);
  await store.subscriptions.set({
    chat: CHAT,
    cadence: { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'Europe/Berlin' },
    nextAt: '2026-11-24T07:00:00Z',
  });
});

function newParts(): BotParts {
  const chats = createChats(store, { zone: 'UTC', stories: 6, length: 'medium' });
  return {
    desk: createDesk({ store, now: () => now }),
    chats,
    service: openService(store, chats),
    conversations: createConversations(store, () => now),
    subscriptions: store.subscriptions,
    told: createToldMemory(store),
    limiter: createLimiter(() => Date.parse(now), rates),
    topics: [],
    now: () => now,
    instruments: noInstruments,
    statistics: () => readStatistics(store, now),
  };
}

function newTicker(): Ticker {
  const adapter: ChatAdapter = {
    platform: 'telegram',
    start: async () => {},
    async deliver(_chat, reply, unsent = allUnsent()) {
      const result = await deliver(reply, unsent);
      if (result.type === 'sent') sent.push(renderText(reply, { colour: false }));
      buttons = reply.buttons ?? [];
      return result;
    },
    isConnected: () => true,
    stop: async () => {},
  };
  const send = createDeliver(newParts(), new Map([['telegram', adapter]]));
  const scheduling = {
    platforms: ['telegram'],
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    now: () => now,
    logger: pino({ level: 'silent' }),
    lateMs: 24 * 3_600_000,
  };
  return createTicker({ ...scheduling, outbox: createOutbox({ ...scheduling, send }) });
}

/** Presses a button of the last message that was sent. */
async function press(action: string): Promise<string> {
  let answer = '';
  await createBot(newParts(), pino({ level: 'silent' })).respond(
    { type: 'button', action, messageId: '1', chat: CHAT, user: { id: 'u' }, admin: async () => false },
    async (reply) => {
      answer = renderText(reply, { colour: false });
      return ['2'];
    },
  );
  return answer;
}

async function tickAt(instant: string): Promise<void> {
  now = instant;
  await ticker.tick();
}

describe('a scheduled briefing', () => {
  test('comes at its hour, not before, and once, whatever restarts', async () => {
    await tickAt('2026-11-24T06:59:59Z');
    expect(sent).toEqual([]);
    await tickAt('2026-11-24T07:00:10Z');
    expect(sent).toEqual([
      expect.stringMatching(/^Morning briefing · Tuesday 24 November.*Harrow dam to be drained/su),
    ]);
    ticker = newTicker();
    await tickAt('2026-11-24T07:00:40Z');
    expect(sent).toHaveLength(1);
    expect((await store.subscriptions.get(CHAT))?.nextAt).toBe('2026-11-25T07:00:00.000Z');
    expect(await store.deliveries.get(CHAT, '2026-11-24T07:00:00Z')).toMatchObject({
      state: 'sent',
      messageIds: ['1'],
    });
  });

  test("leaves yesterday's stories out, and marks one with something new", async () => {
    await tickAt('2026-11-24T07:00:00Z');
    await tickAt('2026-11-25T07:00:00Z');
    expect(sent[1]).toBe('No new stories since 24 November 08:00.\n');
    now = '2026-11-26T05:00:00Z';
    await createDesk({ store, now: () => now }).receive([
      article({
        title: 'Harrow dam is empty, crack is longer',
        text: 'The water behind Harrow dam has been lowered, and divers say the crack in its eastern wall is 14 metres long, the authority said.',
        publishedAt: '2026-11-26T04:00:00Z',
      }),
    ]);
    await tickAt('2026-11-26T07:00:00Z');
    expect(sent[2]).toMatch(/^1 {2}Update Harrow dam is empty/mu);

    const [first] = buttons;
    const storyId = first?.action.replace('story:', '') ?? '';
    const pressed = await press(`new:${storyId}`);
    expect(pressed).toMatch(/^What's new: Harrow dam is empty.*14 metres long/su);
    expect(pressed).not.toMatch(/12 metres/u);
    expect(await press('page:1')).toMatch(/^1 {2}Update Harrow dam is empty/mu);
  });

  test('that opens a post of its own is spoken of there', async () => {
    outcome = () => ({ type: 'sent', messageIds: ['1'], chat: 'telegram:post' });
    await tickAt('2026-11-24T07:00:00Z');
    const { conversations } = newParts();
    expect((await conversations.recall('telegram:post', 'u')).stories).toHaveLength(1);
    expect((await conversations.recall(CHAT, 'u')).stories).toEqual([]);
  });

  test('after downtime one comes for all that were missed', async () => {
    await store.subscriptions.set({
      chat: CHAT,
      cadence: { times: ['08:00', '10:00', '12:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' },
      nextAt: '2026-11-24T08:00:00Z',
    });
    await tickAt('2026-11-24T13:00:00Z');
    expect(sent).toHaveLength(1);
    expect((await store.subscriptions.get(CHAT))?.nextAt).toBe('2026-11-25T08:00:00.000Z');
  });

  test('tells all that are due together of the same time, however long it takes to serve them', async () => {
    await tickAt('2026-11-24T07:00:10Z');
    await createDesk({ store, now: () => now }).receive([
      article({ title: 'Ferry runs aground off Hestray', text: DAM, publishedAt: '2026-11-24T07:05:00Z' }),
    ]);
    await store.subscriptions.set({
      chat: 'telegram:2',
      cadence: { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'Europe/Berlin' },
      nextAt: '2026-11-24T07:00:00Z',
    });
    await tickAt('2026-11-24T07:40:00Z');
    expect(sent).toHaveLength(2);
    expect(sent[1]).not.toContain('Ferry runs aground');
    await tickAt('2026-11-25T07:00:00Z');
    expect(sent[2]).toContain('Ferry runs aground');
  });

  test('after hours of downtime tells what came meanwhile', async () => {
    await createDesk({ store, now: () => now }).receive([
      article({ title: 'Ferry runs aground off Hestray', text: DAM, publishedAt: '2026-11-24T10:30:00Z' }),
    ]);
    await tickAt('2026-11-24T12:59:00Z');
    expect(sent).toEqual([expect.stringMatching(/Afternoon briefing.*Ferry runs aground/su)]);
  });

  test('missed by more than a day is left out', async () => {
    await tickAt('2026-11-26T09:00:00Z');
    expect(sent).toEqual([]);
    expect((await store.subscriptions.get(CHAT))?.nextAt).toBe('2026-11-27T07:00:00.000Z');
  });

  test('is tried again after a failure, when the platform says', async () => {
    outcome = () => ({ type: 'failed', reason: 'busy', retryAfterMs: 120_000 });
    await tickAt('2026-11-24T07:00:00Z');
    outcome = () => ({ type: 'sent', messageIds: ['1'] });
    await tickAt('2026-11-24T07:01:00Z');
    expect(sent).toEqual([]);
    await tickAt('2026-11-24T07:02:00Z');
    // The first try has told nobody anything.
    expect(sent).toEqual([expect.stringContaining('Harrow dam to be drained')]);
    await tickAt('2026-11-25T07:00:00Z');
    expect(sent[1]).toMatch(/^No new stories/u);
  });

  test('of which a part went out is finished as it was begun', async () => {
    const tries: Unsent[] = [];
    deliver = async (_, unsent) => {
      tries.push(unsent);
      if (unsent.sent.length > 0) return { type: 'sent', messageIds: ['1', '2'] };
      await unsent.onSent(['1']);
      throw new Error('killed');
    };
    await tickAt('2026-11-24T07:00:00Z');
    await store.articles.remove(['dam']);
    const replies: string[] = [];
    const finish = deliver;
    deliver = (reply, unsent) => {
      replies.push(renderText(reply, { colour: false }));
      return finish(reply, unsent);
    };
    await tickAt('2026-11-24T07:01:00Z');
    expect(tries.map((unsent) => unsent.sent)).toEqual([[], ['1']]);
    expect(new Set(tries.map(({ key }) => key)).size).toBe(1);
    expect(replies).toEqual([expect.stringContaining('Harrow dam to be drained')]);
    expect(await store.deliveries.get(CHAT, '2026-11-24T07:00:00Z')).toMatchObject({
      state: 'sent',
      messageIds: ['1', '2'],
    });
  });

  test('of one chat does not wait for the others, however many there are', async () => {
    const chats = Array.from({ length: 100 }, (_, index): ChatId => `telegram:${index + 100}`);
    for (const chat of chats)
      await store.subscriptions.set({
        chat,
        cadence: { times: ['08:00'], days: [2], zone: 'UTC' },
        nextAt: '2026-11-24T08:00:00Z',
      });
    deliver = async (_reply, { key }) =>
      key.startsWith('telegram:101 ')
        ? { type: 'failed', reason: 'busy', retryAfterMs: 3_600_000 }
        : { type: 'sent', messageIds: ['1'] };
    await tickAt('2026-11-24T08:00:00Z');
    expect(await store.deliveries.backlog()).toEqual({ open: 1, oldest: '2026-11-24T08:00:00.000Z' });
  });

  test('that waits when the bot is stopped is left for the next start', async () => {
    deliver = async () => {
      void ticker.stop();
      return { type: 'sent', messageIds: ['1'] };
    };
    for (let index = 100; index < 200; index += 1)
      await store.subscriptions.set({
        chat: `telegram:${index}`,
        cadence: { times: ['08:00'], days: [2], zone: 'UTC' },
        nextAt: '2026-11-24T08:00:00Z',
      });
    await tickAt('2026-11-24T08:00:00Z');
    const { open } = await store.deliveries.backlog();
    expect(open).toBeGreaterThan(50);
    expect(await store.deliveries.claim('telegram', now, '2026-11-24T09:00:00Z', 999)).toHaveLength(open);
  });

  test('that throws is tried again, and does not stop the others', async () => {
    await store.subscriptions.set({
      chat: 'telegram:2',
      cadence: { times: ['08:00'], days: [2], zone: 'UTC' },
      nextAt: '2026-11-24T07:00:00Z',
    });
    let calls = 0;
    outcome = () => {
      calls += 1;
      if (calls === 1) throw new Error('wire cut');
      return { type: 'sent', messageIds: ['1'] };
    };
    await tickAt('2026-11-24T07:00:00Z');
    expect(sent).toHaveLength(1);
    await tickAt('2026-11-24T07:05:00Z');
    expect(sent).toHaveLength(2);
  });

  test('to a chat that is gone ends its schedule', async () => {
    outcome = () => ({ type: 'gone', reason: 'blocked' });
    await tickAt('2026-11-24T07:00:00Z');
    expect(await store.subscriptions.get(CHAT)).toBeUndefined();
    await tickAt('2026-11-25T07:00:00Z');
    expect(sent).toEqual([]);
  });

  test('a first one has the newest stories, though they be older than a day', async () => {
    await store.subscriptions.set({
      chat: CHAT,
      cadence: { times: ['08:00'], days: [5], zone: 'UTC' },
      nextAt: '2026-11-27T08:00:00Z',
    });
    await tickAt('2026-11-27T08:00:00Z');
    expect(sent).toEqual([expect.stringContaining('Harrow dam to be drained')]);
  });
});
