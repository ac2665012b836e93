/** What every store has to do with the vectors of its articles. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoredArticle } from '../../src/model.ts';
import type { Store } from '../../src/store/ports.ts';
import { article } from '../articles.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const MODEL = 'some-model at 127.0.0.1';
const at = (hour: number): string => `2026-11-24T0${hour}:00:00.000Z`;
const vector = (...values: number[]): Float32Array => Float32Array.from(values);

export function vectorContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: vectors`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
      await store.articles.put(
        [1, 2, 3].map((hour) => article({ id: `at-${hour}`, publishedAt: at(hour) })),
        NOW,
      );
    });

    afterEach(() => store.close());

    const missing = async (newest = 10, limit = 10, model = MODEL): Promise<readonly StoredArticle[]> =>
      await store.vectors.missing(model, { newest, limit });
    const missingIds = async (...asked: Parameters<typeof missing>): Promise<string[]> =>
      (await missing(...asked)).map(({ id }) => id);
    const read = async (id: string): Promise<StoredArticle> => {
      const found = await store.articles.get(id);
      if (!found) throw new Error(`no article ${id}`);
      return found;
    };

    test('come back as they were kept, to the bit', async () => {
      const kept = vector(0.1, -0, 1e-30, -0.75);
      await store.vectors.put(MODEL, [{ article: await read('at-1'), vector: kept }]);
      const found = await store.vectors.getAll(MODEL, ['at-2', 'at-1', 'nothing']);
      expect([...found]).toEqual([['at-1', kept]]);
    });

    test('are missing of the newest articles first, and of no more than are looked at', async () => {
      expect(await missingIds()).toEqual(['at-3', 'at-2', 'at-1']);
      expect(await missingIds(10, 1)).toEqual(['at-3']);
      await store.vectors.put(MODEL, [{ article: await read('at-3'), vector: vector(1) }]);
      expect(await missingIds()).toEqual(['at-2', 'at-1']);
      expect(await missingIds(2)).toEqual(['at-2']);
    });

    test('of another model count for nothing, and give way', async () => {
      const one = await read('at-1');
      await store.vectors.put('old-model', [{ article: one, vector: vector(1, 0) }]);
      expect(await missingIds()).toContain('at-1');
      expect(await store.vectors.getAll(MODEL, ['at-1'])).toEqual(new Map());
      await store.vectors.put(MODEL, [{ article: one, vector: vector(0, 1, 0) }]);
      expect(await store.vectors.getAll('old-model', ['at-1'])).toEqual(new Map());
      expect((await store.vectors.getAll(MODEL, ['at-1'])).get('at-1')).toEqual(vector(0, 1, 0));
    });

    test('go with the article, and with its text', async () => {
      const [one, two] = [await read('at-1'), await read('at-2')];
      await store.vectors.put(MODEL, [
        { article: one, vector: vector(1) },
        { article: two, vector: vector(1) },
      ]);
      await store.articles.remove(['at-1']);
      await store.articles.put([{ ...two, section: 'World' }], NOW);
      expect([...(await store.vectors.getAll(MODEL, ['at-1', 'at-2'])).keys()]).toEqual(['at-2']);
      await store.articles.put([{ ...two, text: 'Another text.' }], NOW);
      expect(await store.vectors.getAll(MODEL, ['at-2'])).toEqual(new Map());
      expect(await missingIds()).toEqual(['at-3', 'at-2']);
    });

    test('of a text that changed or went meanwhile are not kept', async () => {
      const [one, two] = [await read('at-1'), await read('at-2')];
      await store.articles.put([{ ...one, title: 'Another headline' }], NOW);
      await store.articles.remove(['at-2']);
      await store.vectors.put(MODEL, [
        { article: one, vector: vector(1) },
        { article: two, vector: vector(1) },
      ]);
      expect(await store.vectors.getAll(MODEL, ['at-1', 'at-2'])).toEqual(new Map());
    });

    test('are told by when they were kept, the newest articles first', async () => {
      await store.vectors.put(MODEL, [{ article: await read('at-1'), vector: vector(1) }]);
      const revision = await store.articles.revision();
      await store.vectors.put('old-model', [{ article: await read('at-2'), vector: vector(1) }]);
      await store.vectors.put(MODEL, [{ article: await read('at-3'), vector: vector(1) }]);
      expect(await store.articles.revision()).not.toBe(revision);
      expect(await store.vectors.keptSince(MODEL, '0', 9)).toEqual([
        { articleId: 'at-3', time: at(3) },
        { articleId: 'at-1', time: at(1) },
      ]);
      expect(await store.vectors.keptSince(MODEL, revision, 9)).toEqual([{ articleId: 'at-3', time: at(3) }]);
      expect(await store.vectors.keptSince(MODEL, '0', 1)).toHaveLength(1);
    });
  });
}
