/** What `brevier stats` tells of the model: by day and kind, in money where prices are known. */
import { expect, test } from 'vitest';
import { readSpending, spendingLines } from '../../src/cli/stats/spending.ts';
import { openStore } from '../../src/store/open-store.ts';

const NOW = '2026-11-25T12:00:00.000Z';
const WORK = { calls: 2, inputTokens: 1_000_000, outputTokens: 250_000, kept: 7, replaced: 1 };

test('calls, tokens, lines and money, the newest day first, none older than two weeks, none that cost no call', async () => {
  const { spending } = await openStore('sqlite::memory:');
  for (const day of ['2026-11-11', '2026-11-24', '2026-11-25'])
    await spending.add({ day, kind: 'brief', chat: 'telegram:1', ...WORK });
  await spending.add({ day: '2026-11-25', kind: 'brief', chat: '', ...WORK });
  await spending.add({ day: '2026-11-25', kind: 'embedding', chat: '', ...WORK, kept: 0, replaced: 0 });
  await spending.add({ day: '2026-11-25', kind: 'answer', chat: '', ...WORK, calls: 0 });
  const priced = await readSpending(spending, { input: 0.4, output: 1.6, currency: 'USD' }, NOW);
  expect(spendingLines(priced)).toEqual([
    '2026-11-25 brief: 4 calls, 2,500,000 tokens, 1.60 USD; 14 of 16 lines kept',
    '2026-11-25 embedding: 2 calls, 1,250,000 tokens, 0.8000 USD',
    '2026-11-24 brief: 2 calls, 1,250,000 tokens, 0.8000 USD; 7 of 8 lines kept',
  ]);
  const [first] = spendingLines(await readSpending(spending, undefined, NOW));
  expect(first).toBe('2026-11-25 brief: 4 calls, 2,500,000 tokens; 14 of 16 lines kept');
});
