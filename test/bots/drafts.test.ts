/** Drafts of an answer: the newest, at most one a second, never after the answer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../src/bots/blocks.ts';
import { createDrafts } from '../../src/bots/drafts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const saying = (text: string): Reply => ({ blocks: [{ type: 'text', text }] });
const wordsOf = ({ blocks }: Reply): string =>
  blocks.map((block) => ('text' in block ? block.text : '')).join();

test('the first is shown at once, then the newest of each second', async () => {
  const shown: string[] = [];
  const { draft } = createDrafts(async (sofar) => void shown.push(wordsOf(sofar)));
  for (const text of ['a', 'ab', 'abc']) draft(saying(text));
  expect(shown).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(999);
  expect(shown).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual(['a', 'abc']);
  await vi.advanceTimersByTimeAsync(10_000);
  draft(saying('abcd'));
  expect(shown).toEqual(['a', 'abc', 'abcd']);
});

test('none follows the answer, and none of those after one that failed', async () => {
  const shown: string[] = [];
  const drafts = createDrafts(async (sofar) => void shown.push(wordsOf(sofar)));
  drafts.draft(saying('a'));
  drafts.draft(saying('ab'));
  await drafts.end();
  await vi.advanceTimersByTimeAsync(5_000);
  drafts.draft(saying('abc'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown).toEqual(['a']);
  let tries = 0;
  const failing = createDrafts(async () => {
    tries += 1;
    throw new Error('refused');
  });
  for (let second = 0; second < 3; second += 1) {
    failing.draft(saying(String(second)));
    await vi.advanceTimersByTimeAsync(1_000);
  }
  await failing.end();
  expect(tries).toBe(1);
});

test('the answer waits for one that is on its way, but not for long', async () => {
  const { draft, end } = createDrafts(() => new Promise(() => {}));
  draft(saying('a'));
  let isOver = false;
  void end().then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isOver).toBe(true);
});
