/** Stories are written before the hour at which their briefings are due. */
import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { createWriteAhead, type WriteAhead } from '../../src/bots/write-ahead.ts';
import type { Limits } from '../../src/desk/writing/budget.ts';
import type { ChatId } from '../../src/model.ts';
import { article } from '../articles.ts';
import { scriptedModel, type ScriptedModel } from '../scripted-model.ts';
import { openSampleBot, type SampleBot } from './sample-bot.ts';

const EIGHT = '2026-11-24T08:00:00.000Z';
const DAILY = { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' } as const;

let clock: string;
let model: ScriptedModel;
let sample: SampleBot;
let ahead: WriteAhead;

async function open(limits?: Limits): Promise<void> {
  model = scriptedModel();
  sample = await openSampleBot({ languageModel: model, now: () => clock, ...(limits && { limits }) });
  ahead = createWriteAhead({ ...sample.parts, platforms: ['telegram'], logger: pino({ level: 'silent' }) });
}

beforeEach(async () => {
  clock = '2026-11-24T07:15:00.000Z';
  await open();
});

const subscribe = (chat: ChatId, topic?: string): Promise<void> =>
  sample.parts.subscriptions.set({ chat, cadence: DAILY, nextAt: EIGHT, ...(topic && { topic }) });

test('at eight, the briefing is there without a call', async () => {
  await subscribe('telegram:1');
  expect(await ahead.run()).toBe(model.asked.length);
  expect(model.asked.length).toBeGreaterThan(0);
  const written = model.asked.length;
  clock = EIGHT;
  expect(await sample.say('/digest')).toMatch(/Wording by small-model/u);
  expect(model.asked).toHaveLength(written);
});

test('not before three quarters of an hour, not where nobody is due, not for another platform', async () => {
  await subscribe('discord:1');
  expect(await ahead.run()).toBe(0);
  await subscribe('telegram:1');
  clock = '2026-11-24T07:14:00.000Z';
  expect(await ahead.run()).toBe(0);
  expect(model.asked).toEqual([]);
});

test('many chats that get the same cost what one does, and a further run only what is new', async () => {
  for (let chat = 1; chat <= 40; chat += 1) await subscribe(`telegram:${chat}`);
  const written = await ahead.run();
  expect(model.asked).toHaveLength(written);
  expect(written).toBeLessThanOrEqual(6);
  clock = '2026-11-24T07:30:00.000Z';
  const news = article({
    title: 'Bridge at Tolm shut after a lorry hits its pier',
    text: 'The bridge at Tolm was shut on Tuesday morning after a lorry hit one of its piers, the police said.',
    publishedAt: '2026-11-24T07:20:00Z',
  });
  await sample.parts.desk.receive([news]);
  expect(await ahead.run()).toBe(1);
  expect(model.asked).toHaveLength(written + 1);
});

test('a run has at most 60 stories written, the next ones go on', async () => {
  const many = Array.from({ length: 70 }, (_, at) => {
    const town = `Town${String.fromCharCode(65 + (at % 26))}${String.fromCharCode(97 + Math.trunc(at / 26))}`;
    return article({
      title: `Council of ${town} buys ${at + 2} buses`,
      text: `The council of ${town} bought ${at + 2} buses on Monday. They run from ${town} to the sea.`,
      section: town,
      publishedAt: '2026-11-24T06:00:00Z',
    });
  });
  await sample.parts.desk.receive(many);
  for (const [at, { section }] of many.entries()) await subscribe(`telegram:${at}`, section);
  expect(await ahead.run()).toBe(60);
  expect(await ahead.run()).toBeGreaterThan(0);
});

test('nothing is spent beyond the budget of the day', async () => {
  await open({ all: 240, chat: 240 });
  await subscribe('telegram:1');
  await ahead.run();
  expect(model.asked).toHaveLength(2);
});

test('once stopped it begins nothing more', async () => {
  await subscribe('telegram:1');
  ahead.stop();
  expect(await ahead.run()).toBe(0);
  expect(model.asked).toEqual([]);
});
