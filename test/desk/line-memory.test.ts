/** Lines that several callers, and several processes on one store, want at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLineMemory, type InTurn, type LineMemory } from '../../src/desk/writing/line-memory.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/ports.ts';

let store: Store;
const atOnce: InTurn = (work) => work();

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
});

afterEach(async () => {
  vi.useRealTimers();
  await store.close();
});

/** The memory of a process. */
const newProcess = (): LineMemory => createLineMemory(store, new AbortController().signal);
const claims = () => store.keyValue<true>('lines-being-written').entries();

/** Has a line written by a process, which takes until it is told what is written. */
async function begin(memory: LineMemory, inTurn = atOnce) {
  const written = Promise.withResolvers<string | undefined>();
  const begun = Promise.withResolvers<void>();
  const make = async (): Promise<(string | undefined)[]> => {
    begun.resolve();
    return [await written.promise];
  };
  const recalled = memory.recall(['a line'], make, inTurn);
  await begun.promise;
  return { recalled, write: written.resolve };
}

test('what one process writes the others have', async () => {
  const first = await begin(newProcess());
  const second = newProcess().recall(['a line'], async () => expect.unreachable(), atOnce);
  first.write('It held.');
  expect([await first.recalled, await second]).toEqual([['It held.'], ['It held.']]);
  expect(await claims()).toEqual([]);
});

test('what one process could not have written, who waits for it writes', async () => {
  const first = await begin(newProcess());
  const second = newProcess().recall(['a line'], async () => ['It held.'], atOnce);
  first.write(undefined);
  expect(await first.recalled).toEqual([undefined]);
  expect(await second).toEqual(['It held.']);
});

test('who was killed while writing is not waited for for long', async () => {
  await begin(newProcess());
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + 60_000);
  expect(await newProcess().recall(['a line'], async () => ['It held.'], atOnce)).toEqual(['It held.']);
});

test('who takes long to write keeps it', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  const first = await begin(newProcess());
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await claims()).toHaveLength(1);
  first.write('It held.');
  await first.recalled;
  expect(vi.getTimerCount()).toBe(0);
});

test('who waits for another process takes no turn', async () => {
  await begin(newProcess());
  const turns: string[] = [];
  const counted: InTurn = async (work) => {
    turns.push('taken');
    const done = await work();
    turns.push('given back');
    return done;
  };
  const closing = new AbortController();
  const memory = createLineMemory(store, closing.signal);
  const waiting = memory.recall(['a line'], async () => expect.unreachable(), counted);
  await expect.poll(() => turns).toEqual(['taken', 'given back']);
  closing.abort();
  expect(await waiting).toEqual([undefined]);
  await memory.settled();
});
