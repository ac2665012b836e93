/** What whoever runs the installation is told of it, and nobody else. */
import { expect, test } from 'vitest';
import { statisticsLines } from '../../src/bots/statistics-lines.ts';
import type { Statistics } from '../../src/desk/statistics.ts';
import { openSampleBot } from './sample-bot.ts';

const NOW = '2026-11-25T08:00:00.000Z';

const quiet: Statistics = {
  articles: 1,
  stories: 1,
  bytes: 245_760,
  feeds: { healthy: 0, failing: 0, gone: 0 },
  schedules: new Map(),
  deliveries: { open: 0, day: [], week: [] },
};

const textOf = (statistics: Statistics): string[] =>
  statisticsLines(statistics, NOW).map(({ label, text }) => `${label}: ${text}`);

test('of a new installation', () => {
  expect(textOf(quiet)).toEqual([
    'articles: 1 in 1 story',
    'on disk: 0.2 MB',
    'feeds: none',
    'schedules: none',
    'deliveries: none waiting',
    'in a day: nothing sent',
    'in a week: nothing sent',
  ]);
});

test('of a busy one, with what is late and what fails', () => {
  const none = { withinMinute: 0, withinTenMinutes: 0, mostLateMs: 0 };
  const busy: Statistics = {
    articles: 12_040,
    stories: 5_120,
    newest: '2026-11-25T07:48:00.000Z',
    bytes: 81_000_000,
    feeds: { healthy: 24, failing: 1, gone: 1 },
    schedules: new Map([
      ['discord', 4],
      ['telegram', 1_200],
    ]),
    deliveries: {
      open: 3,
      oldest: '2026-11-25T05:00:00.000Z',
      day: [
        { platform: 'discord', state: 'sent', count: 4, withinMinute: 4, withinTenMinutes: 4, mostLateMs: 9 },
        {
          platform: 'telegram',
          state: 'sent',
          count: 1_196,
          withinMinute: 1_190,
          withinTenMinutes: 1_195,
          mostLateMs: 840_000,
        },
        { platform: 'telegram', state: 'gone', count: 2, ...none },
        { platform: 'telegram', state: 'given-up', count: 1, ...none },
      ],
      week: [
        { platform: 'discord', state: 'sent', count: 4, withinMinute: 4, withinTenMinutes: 4, mostLateMs: 9 },
      ],
    },
  };
  expect(textOf(busy)).toEqual([
    'articles: 12,040 in 5,120 stories, the newest 12 minutes old',
    'on disk: 81.0 MB',
    'feeds: 26, 1 failing, 1 gone',
    'schedules: 1,204 (discord 4, telegram 1,200)',
    'deliveries: 3 waiting, the longest for 3 hours',
    'in a day: 1,200 sent: 1,194 within a minute, 5 within ten, 1 later, 14 minutes at most · 1 given up · 2 to chats that are gone',
    'in a week: 4 sent: 4 within a minute',
  ]);
});

test('/stats is for admins of the installation; to others there is no such command', async () => {
  const bot = await openSampleBot({ service: { rules: { admins: ['telegram:7'] } } });
  expect(await bot.say('/stats', { user: '7' })).toMatch(/articles: \d+ in \d+ stories/u);
  const { reply } = await bot.respond({ type: 'command', name: 'stats', args: '' }, { user: '7' });
  expect(reply.private).toBe(true);
  expect(await bot.say('/admin stats', { user: '7' })).toMatch(/articles: \d+ in \d+ stories/u);
  for (const who of [{ user: '8' }, { user: '7', chat: 'discord:1' }] as const)
    for (const asked of ['stats', 'admin stats'])
      expect(await bot.say(`/${asked}`, who)).toMatch(/\/(?:stats|admin).*\/help/su);
  expect(await bot.say('stats', { user: '7' })).not.toMatch(/articles: \d+ in/u);
  await bot.store.close();
});
