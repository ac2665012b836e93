/**
 * Gives the stored articles their vectors, the newest first, in the background. Nobody waits for it: an article is searched for and
 * catalogued by its words until its vector comes, and for good where none does.
 */
import { randomUUID } from 'node:crypto';
import type { Embedder } from '../../digest/language-model.ts';
import type { StoredArticle } from '../../model.ts';
import type { Store } from '../../store/ports.ts';
import type { Purse } from '../writing/budget.ts';
import { MOST_ARTICLES } from './vector-index.ts';

export interface ArticleVectors {
  /** Until there is nothing left to do, or nothing to be done just now; returns how many were kept. */
  run(signal: AbortSignal): Promise<number>;
}

interface Parts {
  readonly embedder: Embedder;
  readonly store: Pick<Store, 'articles' | 'vectors' | 'keyValue'>;
  readonly purse: Purse;
}

/** Small enough that a question gets its turn soon, at an endpoint that does one thing after the other. */
const BATCH = 16;
/** Of the text: its beginning tells the event, and small models read no further. */
const LEAD_LENGTH = 1_500;
const PAUSE_MS = 60_000;
/** So many texts in a run that the endpoint can make nothing of, and it is left alone: it is hardly the texts. */
const MOST_REFUSED = 3;
/** Of several processes one does it; after this long, another may take over from one that has died. */
const TURN_MS = 120_000;

export function createArticleVectors({ embedder, store, purse }: Parts): ArticleVectors {
  const turns = store.keyValue<string>('article-vectors');
  const own = randomUUID();
  const refused = new Set<string>();
  let finished = '';
  let notBeforeMs = 0;

  async function run(signal: AbortSignal): Promise<number> {
    const before = refused.size;
    const mayGoOn = (): boolean =>
      !signal.aborted && Date.now() >= notBeforeMs && refused.size - before < MOST_REFUSED;
    let kept = 0;
    while (mayGoOn() && (await takeTurn())) {
      const revision = await store.articles.revision();
      if (revision === finished) break;
      const articles = await nextBatch();
      if (articles.length === 0) finished = revision;
      else kept += await keep(articles, mayGoOn, signal);
    }
    if ((await turns.get('turn')) === own) await turns.delete('turn');
    return kept;
  }

  async function takeTurn(): Promise<boolean> {
    const holder = await turns.get('turn');
    if (holder !== undefined && holder !== own) return false;
    await turns.set('turn', own, TURN_MS);
    return true;
  }

  async function nextBatch(): Promise<readonly StoredArticle[]> {
    const limit = BATCH + refused.size;
    const missing = await store.vectors.missing(embedder.id, { newest: MOST_ARTICLES, limit });
    return missing.filter(({ id }) => !refused.has(id)).slice(0, BATCH);
  }

  async function keep(
    articles: readonly StoredArticle[],
    mayGoOn: () => boolean,
    signal: AbortSignal,
  ): Promise<number> {
    const embedded = await purse.pay('embedding', () => embedder.embed(articles.map(leadOf), signal));
    if (embedded?.type === 'embedded') {
      const made = articles.flatMap((article, at) => {
        const vector = embedded.vectors[at];
        return vector ? [{ article, vector }] : [];
      });
      await store.vectors.put(embedder.id, made);
      return made.length;
    }
    if (!embedded || !OF_THE_TEXT.has(embedded.reason)) {
      notBeforeMs = Date.now() + Math.max(PAUSE_MS, embedded?.retryAfterMs ?? 0);
      return 0;
    }
    const [first, ...others] = articles;
    if (first && others.length === 0) refused.add(first.id);
    // One text that an endpoint refuses keeps the others of its batch from nothing.
    const half = Math.ceil(articles.length / 2);
    let kept = 0;
    for (const part of others.length > 0 ? [articles.slice(0, half), articles.slice(half)] : [])
      if (mayGoOn()) kept += await keep(part, mayGoOn, signal);
    return kept;
  }

  return { run };
}

/** Failures that may lie in what was sent. */
const OF_THE_TEXT: ReadonlySet<string> = new Set(['failed', 'unreadable', 'declined', 'truncated']);

function leadOf({ title, text }: StoredArticle): string {
  return `${title}\n\n${text.slice(0, LEAD_LENGTH)}`;
}
