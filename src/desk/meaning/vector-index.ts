/** The vectors of the newest articles in mind, so that the nearest of them are found at once. */
import { setImmediate as breathe } from 'node:timers/promises';
import { dotProduct } from '../../digest/meaning/vectors.ts';
import type { Store } from '../../store/ports.ts';

export interface VectorIndex {
  /** The nearest, best first. Of an article that has gone since, the id may still be among them. */
  nearest(vector: Float32Array, query: NearestQuery): Promise<readonly Near[]>;
  get(articleId: string): Promise<Float32Array | undefined>;
  /** Whether there are any. */
  isEmpty(): Promise<boolean>;
}

export interface NearestQuery {
  readonly most: number;
  /** Only articles from before this instant. */
  readonly until?: string | undefined;
}

export interface Near {
  readonly articleId: string;
  /** By how many standard deviations it is nearer than the articles are on the whole: what is near in one model isn't in another. */
  readonly above: number;
}

/** Some ten days of a large store, or a year of a small one. */
export const MOST_ARTICLES = 20_000;
/** Fewer, where the model's vectors are long. */
const MOST_BYTES = 100_000_000;
/** So many are read at a time; who waits for an answer gets it in between. */
const BATCH = 500;

interface Entry {
  readonly timeMs: number;
  readonly vector: Float32Array;
}

/** Reads nothing before it is asked, and then what has been kept since it was asked last. */
export function createVectorIndex(store: Pick<Store, 'articles' | 'vectors'>, model: string): VectorIndex {
  let entries = new Map<string, Entry>();
  let covered = '0';
  let length = 0;
  let reading: Promise<void> | undefined;

  async function catchUp(): Promise<void> {
    const revision = await store.articles.revision();
    if (revision === covered) return;
    const kept = await store.vectors.keptSince(model, covered, MOST_ARTICLES);
    for (let at = 0; at < kept.length; at += BATCH) {
      const part = kept.slice(at, at + BATCH);
      const vectors = await store.vectors.getAll(
        model,
        part.map(({ articleId }) => articleId),
      );
      for (const { articleId, time } of part) add(articleId, Date.parse(time), vectors.get(articleId));
      await breathe();
    }
    forget();
    covered = revision;
  }

  function add(articleId: string, timeMs: number, vector: Float32Array | undefined): void {
    if (!vector) return;
    length ||= vector.length;
    if (vector.length === length) entries.set(articleId, { timeMs, vector });
  }

  /** The oldest go. */
  function forget(): void {
    const most = Math.min(MOST_ARTICLES, Math.floor(MOST_BYTES / (4 * Math.max(1, length))));
    if (entries.size <= most) return;
    entries = new Map([...entries].toSorted((a, b) => b[1].timeMs - a[1].timeMs).slice(0, most));
  }

  async function current(): Promise<ReadonlyMap<string, Entry>> {
    reading ??= catchUp().finally(() => (reading = undefined));
    await reading;
    return entries;
  }

  return {
    async nearest(vector, { most, until }) {
      const beforeMs = until === undefined ? Infinity : Date.parse(until);
      return pickNearest(await current(), vector, beforeMs, most);
    },
    async get(articleId) {
      return (await current()).get(articleId)?.vector;
    },
    async isEmpty() {
      return (await current()).size === 0;
    },
  };
}

function pickNearest(
  entries: ReadonlyMap<string, Entry>,
  vector: Float32Array,
  beforeMs: number,
  most: number,
): Near[] {
  const best: { readonly articleId: string; readonly nearness: number }[] = [];
  let [count, sum, squares] = [0, 0, 0];
  for (const [articleId, entry] of entries) {
    if (entry.timeMs >= beforeMs || entry.vector.length !== vector.length) continue;
    const nearness = dotProduct(vector, entry.vector);
    count += 1;
    sum += nearness;
    squares += nearness * nearness;
    if (best.length === most && nearness <= (best.at(-1)?.nearness ?? 0)) continue;
    const place = best.findIndex((one) => one.nearness < nearness);
    best.splice(place < 0 ? best.length : place, 0, { articleId, nearness });
    if (best.length > most) best.pop();
  }
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return best.map(({ articleId, nearness }) => ({
    articleId,
    above: deviation > 0 ? (nearness - mean) / deviation : 0,
  }));
}
