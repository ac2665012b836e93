/** What is logged of a store that fails for a while. */
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { BrevierError } from '../../src/model.ts';
import type { Namespace } from '../../src/store/what-is-kept.ts';
import { openStore } from '../../src/store/open-store.ts';
import { watchStore } from '../../src/store/trouble.ts';

test('a store that cannot be written is told once, and once when it can be again', async () => {
  const lines: string[] = [];
  const logger = pino(
    { base: undefined, timestamp: false },
    { write: (line) => void lines.push(JSON.parse(line).msg) },
  );
  const store = await openStore('sqlite::memory:');
  let full = true;
  const failing = {
    ...store,
    keyValue: <Value>(namespace: Namespace) => {
      const values = store.keyValue<Value>(namespace);
      return {
        ...values,
        async set(key: string, value: Value) {
          if (full) throw new BrevierError('store-full', 'the disk is full');
          await values.set(key, value);
        },
      };
    },
  };
  const watched = watchStore(failing, logger);
  const values = watched.keyValue<number>('samples');
  for (let time = 0; time < 3; time += 1) {
    await expect(values.set('k', 1)).rejects.toMatchObject({ code: 'store-full' });
    expect(await values.get('k')).toBeUndefined();
    expect(await watched.articles.counts()).toEqual({ articles: 0, stories: 0 });
  }
  expect(lines).toEqual([expect.stringContaining('cannot be written')]);
  full = false;
  await values.set('k', 2);
  await values.set('k', 3);
  expect(await values.get('k')).toBe(3);
  expect(lines).toEqual([expect.any(String), 'the store can be written again']);
  await watched.close();
});
