/** The brief of an article or of a story: key points, quotes, where to read on. */
import type {
  Article,
  ArticleRef,
  Brief,
  KeyPoint,
  Quote,
  Story,
  StoredArticle,
  StoryBrief,
} from '../model.ts';
import { findDifferences } from './differences.ts';
import { keyPoints } from './key-points.ts';
import { findQuotes } from './quotes/find-quotes.ts';
import { relatedLinks } from './related.ts';
import { findCopies } from './stories/copies.ts';
import { terms } from './words.ts';

const MOST_POINTS = 5;
const MOST_RELATED = 8;
const MOST_PULLS = 4;
/** Of a story told by many, this many articles are read for its brief; they say the same from here on. */
const MOST_ARTICLES = 8;

export function briefArticle(article: Article): Brief {
  return brief(article, [article], []);
}

/** `background`: earlier articles that tell what came before; `told`: those of the story that the reader knows. */
export function briefStory(
  story: Story,
  background: readonly StoredArticle[],
  told: readonly StoredArticle[] = [],
): StoryBrief {
  const copies = findCopies(story.articles);
  const lead = leadOf(story.articles.filter(({ id }) => !copies.has(id))) ?? story.articles[0];
  const others = story.articles.filter((article) => article !== lead);
  const ownWords = others.filter(({ id }) => !copies.has(id));
  const differences = findDifferences([lead, ...ownWords.slice(0, MOST_ARTICLES - 1)]);
  const [first, ...rest] = [lead, ...others].map((article) => toRef(article, copies.get(article.id)));
  return {
    ...brief(lead, [lead, ...ownWords.slice(0, MOST_ARTICLES - 1)], background, told.slice(0, MOST_ARTICLES)),
    id: lead.id,
    storyId: story.id,
    articles: [first ?? toRef(lead, undefined), ...rest],
    ...(differences.length > 0 ? { differences } : {}),
  };
}

function brief(
  lead: Article,
  articles: readonly [Article, ...Article[]],
  background: readonly Article[],
  told: readonly Article[] = [],
): Brief {
  return {
    id: lead.id,
    title: lead.title,
    ...(lead.section === undefined ? {} : { section: lead.section }),
    keyPoints: pointsOf(articles, told),
    quotes: mergeQuotes(articles.map(findQuotes)),
    related: relatedLinks(articles, background, { most: MOST_RELATED }),
  };
}

/** What is new; where nothing is said for the first time, the news itself. */
function pointsOf(articles: readonly [Article, ...Article[]], known: readonly Article[]): KeyPoint[] {
  const fresh = keyPoints(articles, { most: MOST_POINTS, known });
  return fresh.length > 0 ? fresh : keyPoints(articles, { most: MOST_POINTS });
}

/** The newest article that tells enough: a flash of two lines does not lead a story that others tell in full. */
function leadOf(articles: readonly StoredArticle[]): StoredArticle | undefined {
  const longest = Math.max(...articles.map(({ text }) => text.length));
  const time = ({ publishedAt, addedAt }: StoredArticle): number => Date.parse(publishedAt ?? addedAt);
  const full = articles.filter(({ text }) => text.length * 2 >= Math.min(longest, 4_000));
  return full.toSorted((a, b) => time(b) - time(a) || a.id.localeCompare(b.id))[0] ?? articles[0];
}

/** All quotes, each said once: of the same words in two articles the first stays, and the best few stay pulled. */
function mergeQuotes(perArticle: readonly (readonly Quote[])[]): Quote[] {
  if (perArticle.length === 1) return [...(perArticle[0] ?? [])];
  const seen = new Set<string>();
  const merged = perArticle.flat().filter((quote) => {
    const key = terms(quote.text).join(' ') || quote.text;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  // One from each article in turn, so that no outlet's speakers crowd out the others'.
  const pulls = perArticle.map((quotes) => quotes.filter((quote) => quote.pull && merged.includes(quote)));
  const chosen = new Set<Quote>();
  for (let round = 0; chosen.size < MOST_PULLS && pulls.some((list) => list.length > round); round += 1) {
    for (const list of pulls) {
      const quote = list[round];
      if (quote && chosen.size < MOST_PULLS) chosen.add(quote);
    }
  }
  return merged.map((quote) => (quote.pull && !chosen.has(quote) ? { ...quote, pull: false } : quote));
}

function toRef(
  { id, title, url, source, publishedAt }: StoredArticle,
  copyOf: string | undefined,
): ArticleRef {
  return {
    id,
    title,
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(copyOf === undefined ? {} : { copyOf }),
  };
}
