/** A chat is forgotten at every moment of a delivery: nothing is sent twice, and nothing is kept of it afterwards. */
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { type ChatAdapter, type DeliveryOutcome } from '../../src/bots/chat-adapter.ts';
import { createDeliver } from '../../src/bots/deliver.ts';
import { leaveNoTrace } from '../../src/bots/leave-no-trace.ts';
import type { ChatId } from '../../src/model.ts';
import { createOutbox } from '../../src/schedule/outbox.ts';
import { createTicker, type Ticker } from '../../src/schedule/ticker.ts';
import type { Store } from '../../src/store/ports.ts';
import { NOW, openSampleBot, type SampleBot } from './sample-bot.ts';

const CHAT: ChatId = 'telegram:7';
const silent = pino({ level: 'silent' });

interface Scene {
  readonly bot: SampleBot;
  readonly ticker: Ticker;
  /** How many briefings have gone out. */
  sent(): number;
  /** What happens at each moment, once. */
  readonly when: { compose?: () => Promise<void>; send?: () => Promise<void>; open?: () => Promise<void> };
  outcome: DeliveryOutcome;
}

async function open(): Promise<Scene> {
  const bot = await openSampleBot();
  const { store, parts } = bot;
  await bot.say('/settings stories 2', { chat: CHAT });
  const times: readonly [string] = ['19:00'];
  const cadence = { times, days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' } as const;
  await store.subscriptions.set({ chat: CHAT, cadence, nextAt: NOW });
  let sent = 0;
  const once = async (moment: keyof Scene['when']): Promise<void> => {
    const act = scene.when[moment];
    delete scene.when[moment];
    await act?.();
  };
  const adapter: ChatAdapter = {
    platform: 'telegram',
    start: async () => {},
    async deliver(_chat, _reply, unsent) {
      await once('send');
      if (scene.outcome.type === 'sent') sent += 1;
      await unsent?.onSent(['m1']);
      return scene.outcome;
    },
    stop: async () => {},
    isConnected: () => true,
  };
  const told = { ...parts.told };
  const composing = {
    ...parts,
    told: {
      ...told,
      async recall(chat: ChatId, slot?: string) {
        await once('compose');
        return await told.recall(chat, slot);
      },
    },
  };
  const deliveries: Store['deliveries'] = {
    ...store.deliveries,
    async open(slots) {
      await once('open');
      return await store.deliveries.open(slots);
    },
  };
  const scheduling = {
    platforms: ['telegram'],
    subscriptions: store.subscriptions,
    deliveries,
    now: () => NOW,
    logger: silent,
    lateMs: 24 * 3_600_000,
  };
  const send = leaveNoTrace(createDeliver(composing, new Map([['telegram', adapter]])), {
    ...store,
    ...parts.service,
  });
  const outbox = createOutbox({ ...scheduling, send });
  const scene: Scene = {
    bot,
    ticker: createTicker({ ...scheduling, outbox }),
    sent: () => sent,
    when: {},
    outcome: { type: 'sent', messageIds: ['m1', 'm2'] },
  };
  return scene;
}

const kinds = async ({ store }: SampleBot): Promise<string[]> =>
  (await store.personal.ofChats([CHAT])).map(({ kind }) => kind).toSorted();

test('a delivery as ever leaves what it should', async () => {
  const { bot, ticker, sent } = await open();
  await ticker.tick();
  expect(sent()).toBe(1);
  expect(new Set(await kinds(bot))).toEqual(
    new Set(['conversations', 'deliveries', 'schedule', 'settings', 'told']),
  );
});

test.each(['open', 'compose', 'send'] as const)(
  'forgotten at the moment of %s: nothing is kept, and it does not come again',
  async (moment) => {
    const scene = await open();
    const { bot, ticker, when } = scene;
    when[moment] = async () => void (await bot.parts.service.forgetting.forgetChat(CHAT));
    await ticker.tick();
    const sent = scene.sent();
    expect(await kinds(bot)).toEqual([]);
    await ticker.tick();
    expect(scene.sent()).toBe(sent);
    expect(await kinds(bot)).toEqual([]);
    await bot.store.close();
  },
);

test.each(['failed', 'gone'] as const)(
  'forgotten while a try is under way that comes out %s',
  async (type) => {
    const scene = await open();
    const { bot, ticker, when } = scene;
    scene.outcome = { type, reason: 'for a reason' };
    when.send = async () => void (await bot.parts.service.forgetting.forgetChat(CHAT));
    await ticker.tick();
    expect(await kinds(bot)).toEqual([]);
  },
);

test("a forum's post, which is a chat of its own", async () => {
  const scene = await open();
  const { bot, ticker, when } = scene;
  scene.outcome = { type: 'sent', messageIds: ['m1'], chat: 'telegram:post' };
  await ticker.tick();
  const { forgetting } = bot.parts.service;
  expect((await forgetting.exportChat(CHAT)).kept['conversations']).toHaveLength(2);
  await forgetting.forgetChat(CHAT);
  expect(await bot.store.personal.ofChats(['telegram:post'])).toEqual([]);

  await bot.store.subscriptions.set({
    chat: CHAT,
    cadence: { times: ['19:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' },
    nextAt: NOW,
  });
  when.send = async () => void (await forgetting.forgetChat(CHAT));
  await ticker.tick();
  expect(scene.sent()).toBe(2);
  expect(await bot.store.personal.ofChats([CHAT, 'telegram:post'])).toEqual([]);
});

test('what is set up anew while the last briefing is on its way stays', async () => {
  const { bot, ticker, when } = await open();
  when.send = async () => {
    await bot.parts.service.forgetting.forgetChat(CHAT);
    await bot.say('/schedule 08:00', { chat: CHAT });
  };
  await ticker.tick();
  expect(await kinds(bot)).toEqual(['schedule']);
  expect(await bot.say('/schedule', { chat: CHAT })).toMatch(/Next briefing: Tuesday 24 November, 08:00/u);
});

test('a chat that is gone is noted, to be forgotten in a week; to a blocked one nothing is sent', async () => {
  const gone = await open();
  gone.outcome = { type: 'gone', reason: 'blocked by the user' };
  await gone.ticker.tick();
  expect(await kinds(gone.bot)).toContain('left-at');
  const blocked = await open();
  await blocked.bot.parts.service.access.block(CHAT, 'telegram:1');
  await blocked.ticker.tick();
  expect(blocked.sent()).toBe(0);
});
