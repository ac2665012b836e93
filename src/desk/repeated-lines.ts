/**
 * Lines that an outlet puts at the beginning or the end of articles on quite different things: what it asks of its readers, and
 * no sentence of any story. Learned as articles come in, and kept by outlet.
 */
import { terms } from '../digest/words.ts';
import type { Article } from '../model.ts';
import type { Store } from '../store/ports.ts';

export interface RepeatedLines {
  /** The articles without the lines that their outlets are known to repeat. */
  takeOut(articles: readonly Article[]): Promise<readonly Article[]>;
}

const FIRST = 2;
const LAST = 4;
/** Shorter ones may be subheadings. */
const LEAST_WORDS = 4;
const MOST_WORDS = 60;
/** So many articles on different things make a line the outlet's own. */
const LEAST_ARTICLES = 4;
const MOST_LINES = 2_000;
const MOST_LEARNED = 200;

interface Outlet {
  readonly learned: Set<string>;
  /** The headlines' words of the articles in which a line stood, until it is learned. */
  readonly seen: Map<string, ReadonlySet<string>[]>;
}

export function createRepeatedLines(store: Store): RepeatedLines {
  const kept = store.keyValue<readonly string[]>('repeated-lines');
  const outlets = new Map<string, Outlet>();

  async function outletOf(source: string): Promise<Outlet> {
    const known = outlets.get(source);
    if (known) return known;
    const outlet: Outlet = { learned: new Set(await kept.get(source)), seen: new Map() };
    outlets.set(source, outlet);
    return outlet;
  }

  return {
    async takeOut(articles) {
      const bySource = Map.groupBy(articles, ({ source }) => source);
      for (const [source, own] of bySource) {
        if (source === undefined) continue;
        const outlet = await outletOf(source);
        if (own.filter((article) => learn(outlet, article)).length > 0)
          await kept.set(source, [...outlet.learned].slice(-MOST_LEARNED));
      }
      const taken = articles.map((article) => without(article, outlets.get(article.source ?? '')?.learned));
      const changed = taken.flatMap((article, index) => (article === articles[index] ? [] : [article.id]));
      const stored = await store.articles.getAll(changed);
      const texts = new Map(stored.map(({ id, text }) => [id, text]));
      // One that was stored before its line was learned is no new version of itself.
      return taken.map((article, index) => {
        const whole = articles[index];
        return whole && texts.get(article.id) === whole.text ? whole : article;
      });
    },
  };
}

/** Whether the article has taught anything. */
function learn({ learned, seen }: Outlet, article: Article): boolean {
  const about = new Set(terms(article.title));
  const before = learned.size;
  for (const line of edges(article.text.split('\n\n'))) {
    if (learned.has(line)) continue;
    const others = seen.get(line) ?? [];
    // A story that is told on from day to day repeats its background.
    if (others.some((other) => [...about].some((term) => other.has(term)))) continue;
    if (others.length + 1 >= LEAST_ARTICLES) {
      learned.add(line);
      seen.delete(line);
    } else {
      if (seen.size >= MOST_LINES) seen.delete(seen.keys().next().value ?? line);
      seen.set(line, [...others, about]);
    }
  }
  return learned.size > before;
}

function edges(paragraphs: readonly string[]): ReadonlySet<string> {
  const lines = [...paragraphs.slice(0, FIRST), ...paragraphs.slice(-LAST)];
  return new Set(
    lines.filter((line) => {
      const words = line.split(' ').length;
      return words >= LEAST_WORDS && words <= MOST_WORDS;
    }),
  );
}

function without(article: Article, learned: ReadonlySet<string> | undefined): Article {
  if (!learned || learned.size === 0) return article;
  const paragraphs = article.text.split('\n\n');
  const own = paragraphs.filter((line) => !learned.has(line));
  // An article of nothing else is left as it is.
  return own.length === paragraphs.length || own.length === 0
    ? article
    : { ...article, text: own.join('\n\n') };
}
