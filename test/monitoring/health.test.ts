import { describe, expect, test } from 'vitest';
import { checkHealth, type HealthParts } from '../../src/monitoring/health.ts';

const NOW = '2026-11-25T08:02:00.000Z';

const well: HealthParts = {
  askStore: async () => 'revision',
  platforms: () => new Map([['discord', true]]),
  lastTick: () => '2026-11-25T08:00:00.000Z',
  now: () => NOW,
};

describe('it is not well', () => {
  const cases: readonly (readonly [string, Partial<HealthParts>, Readonly<Record<string, unknown>>])[] = [
    [
      'where the store is away',
      { askStore: () => Promise.reject(new Error('gone')) },
      { store: 'does not answer' },
    ],
    [
      'where one of its platforms is not connected',
      {
        platforms: () =>
          new Map([
            ['discord', true],
            ['telegram', false],
          ]),
      },
      { discord: 'ok', telegram: 'not connected' },
    ],
    ['while it starts', { platforms: () => new Map(), lastTick: () => undefined }, { store: 'ok' }],
    [
      'where the minute does not come',
      { lastTick: () => '2026-11-25T07:59:59.000Z' },
      { schedule: 'has not been looked through for two minutes' },
    ],
  ];
  test.each(cases)('%s', async (_, wrong, parts) => {
    expect(await checkHealth({ ...well, ...wrong })).toMatchObject({ status: 'failing', parts });
  });
});

test('it is well where all answer', async () => {
  expect(await checkHealth(well)).toEqual({
    status: 'ok',
    parts: { store: 'ok', schedule: 'ok', discord: 'ok' },
  });
});
