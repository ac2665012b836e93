/**
 * Which articles tell one event. An article joins the story that it is nearest to, if near enough; a story that turns out
 * to tell another one's event becomes part of it. Candidates come from an index of rare terms, so that the cost of one
 * more article does not grow with the store. A wrong merge is worse than a split.
 */
import type { StoredArticle } from '../model.ts';
import { addMeaning, type Cluster, createClusters, rarestOf, type Reading } from './stories/clusters.ts';
import { createMeaningScale } from './stories/meaning-scale.ts';
import {
  isWithinReach,
  jointNearness,
  namesAmong,
  nearness,
  namesOthers,
  storyNearness,
} from './stories/nearness.ts';
import { isRoundUp } from './stories/round-ups.ts';
import { readWords, weigh, type Words } from './stories/vectors.ts';

export interface StoryAssigner {
  /**
   * The story that each of these belongs to, in order; the same from then on, unless that story is absorbed. What comes
   * together is known together, so that the first article of an empty store is weighed by more than itself.
   */
  assign(articles: readonly StoredArticle[]): StoryChoice[];
  /** Articles whose stories are known. */
  learn(known: readonly KnownArticle[]): void;
  /** What articles say, known later than their words: stories that it shows to be one. */
  meet(known: readonly KnownMeaning[]): Absorbed[];
  /** One story has become part of another. */
  absorb(absorbed: Absorbed): void;
  /** Lets go of stories whose last article lies before this instant. */
  forget(beforeMs: number): void;
}

export interface StoryChoice {
  readonly storyId: string;
  /** Where the article has shown that two stories, or more, are one. */
  readonly absorbed: readonly Absorbed[];
}

export interface Absorbed {
  readonly storyId: string;
  readonly into: string;
}

export interface KnownMeaning {
  readonly storyId: string;
  /** Of length one. */
  readonly vector: Float32Array;
}

export interface KnownArticle {
  readonly article: StoredArticle;
  readonly storyId: string;
}

/** The middle of a large story moves little with each article: it is compared with others at every eighth. */
const LARGE = 10;
const COMPARED_EVERY = 8;
/** Terms of an article that are looked up, its rarest, and stories that are compared. */
const LOOKED_UP = 24;
const MOST_COMPARED = 60;
const MOST_STORIES_COMPARED = 11;
/** Stands for the stories that were never seen: with few of them at hand, no term looks rarer than it is. */
const PRIOR_STORIES = 40;
/** From so many stories it shows how common each term is. */
const ENOUGH_STORIES = 500;
/** What tells one story from the others counts for more than its logarithm. */
const RARITY_POWER = 1.5;

export function createStoryAssigner(): StoryAssigner {
  const clusters = createClusters();
  const scale = createMeaningScale();

  /** Of articles that come together, before any of them has its story. */
  function readAll(articles: readonly StoredArticle[]): Reading[] {
    const words = articles.map(readWords);
    const having = new Map<string, number>();
    for (const { counts } of words)
      for (const term of counts.keys()) having.set(term, (having.get(term) ?? 0) + 1);
    // They stand for the stories of other days as far as there were none: beside those, an event's words are many stories'.
    const lack = Math.max(0, 1 - clusters.size / ENOUGH_STORIES);
    const stories = clusters.size + (articles.length - 1) * lack + PRIOR_STORIES;
    // By stories, not by articles: the words of an event stay its own, however many tell it.
    const rarity = (term: string): number => {
      const others = clusters.storiesWith(term) + ((having.get(term) ?? 1) - 1) * lack;
      return Math.log2(1 + stories / (others + 1)) ** RARITY_POWER;
    };
    return articles.map((article, index) => toReading(article, words[index] ?? readWords(article), rarity));
  }

  function nearest(reading: Reading): Cluster | undefined {
    let best: { readonly story: Cluster; readonly near: number } | undefined;
    for (const story of clusters.sharing(reading.rarest, MOST_COMPARED)) {
      const near = nearness(reading, story);
      if (near > (best?.near ?? 0)) best = { story, near };
    }
    return best?.story;
  }

  /** The other stories that tell this one's event, as its new article has shown. */
  function sameEvent(story: Cluster): readonly Cluster[] {
    const same: Cluster[] = [];
    let best: { readonly other: Cluster; readonly near: number } | undefined;
    const rarest = rarestOf(story.sum, LOOKED_UP);
    const rarestNames = namesAmong(rarest, story.names);
    for (const other of clusters.sharing(rarest, MOST_STORIES_COMPARED)) {
      if (other === story || !isWithinReach(other, story.oldestMs, story.newestMs)) continue;
      if (namesOthers(rarestNames, other.names)) continue;
      // An article that came before the story's others did: it would join if it came now.
      if (other.only && nearness(other.only, story) > 0) {
        same.push(other);
        continue;
      }
      const near = storyNearness(story, other);
      if (near > (best?.near ?? 0)) best = { other, near };
    }
    return best ? [...same, best.other] : same;
  }

  function assignOne(reading: Reading): StoryChoice {
    const chosen = nearest(reading);
    let story = clusters.add(chosen?.storyId ?? storyIdOf(reading.articleId), reading);
    const isTime = story.articles <= LARGE || story.articles % COMPARED_EVERY === 0;
    const absorbed: Absorbed[] = [];
    for (const other of chosen && isTime ? sameEvent(story) : []) {
      const [gone, into] = isOlder(story, other) ? [other, story] : [story, other];
      clusters.absorb(gone, into);
      absorbed.push({ storyId: gone.storyId, into: into.storyId });
      story = into;
    }
    return { storyId: story.storyId, absorbed };
  }

  /** The other story that tells this one's event by what their articles say, if their words allow it. */
  function sameMeaning(story: Cluster): Cluster | undefined {
    let best: { readonly other: Cluster; readonly near: number } | undefined;
    const rarest = rarestOf(story.sum, LOOKED_UP);
    const rarestNames = namesAmong(rarest, story.names);
    for (const other of clusters.sharing(rarest, MOST_COMPARED, story.storyId)) {
      if (!isWithinReach(other, story.oldestMs, story.newestMs)) continue;
      if (namesOthers(rarestNames, other.names)) continue;
      const near = jointNearness(story, other, scale);
      if (near > (best?.near ?? 0)) best = { other, near };
    }
    return best?.other;
  }

  function joinByMeaning(storyId: string): Absorbed[] {
    const absorbed: Absorbed[] = [];
    let story = clusters.get(storyId);
    for (let other = story && sameMeaning(story); story && other; other = sameMeaning(story)) {
      const [gone, into] = isOlder(story, other) ? [other, story] : [story, other];
      clusters.absorb(gone, into);
      absorbed.push({ storyId: gone.storyId, into: into.storyId });
      story = into;
    }
    return absorbed;
  }

  return {
    learn(known) {
      const readings = readAll(known.map(({ article }) => article));
      for (const [index, { article, storyId }] of known.entries()) {
        const reading = readings[index];
        if (reading && !isRoundUp(article.title)) clusters.add(storyId, reading);
      }
    },
    absorb({ storyId, into }) {
      const [gone, stays] = [clusters.get(storyId), clusters.get(into)];
      if (gone && stays) clusters.absorb(gone, stays);
    },
    meet(known) {
      const met = new Set<string>();
      for (const { storyId, vector } of known) {
        const story = clusters.get(storyId);
        if (!story) continue;
        addMeaning(story, vector);
        scale.add(storyId, vector);
        met.add(storyId);
      }
      return [...met].flatMap(joinByMeaning);
    },
    forget: (beforeMs) => clusters.forget(beforeMs),
    assign(articles) {
      const readings = readAll(articles);
      return articles.map(({ id, title }, index) => {
        const reading = readings[index];
        return reading && !isRoundUp(title) ? assignOne(reading) : { storyId: storyIdOf(id), absorbed: [] };
      });
    },
  };
}

const storyIdOf = (articleId: string): string => `s-${articleId.slice(0, 40)}`;

function toReading(
  article: StoredArticle,
  { title, counts, names }: Words,
  rarity: (term: string) => number,
): Reading {
  const vector = weigh(counts, rarity);
  const rarest = rarestOf(vector, LOOKED_UP);
  return {
    articleId: article.id,
    vector,
    rarest,
    title: new Set(title),
    names,
    rarestNames: namesAmong(rarest, names),
    timeMs: Date.parse(article.publishedAt ?? article.addedAt),
  };
}

/** The larger story stays, and of two as large the one that was there first. */
function isOlder(a: Cluster, b: Cluster): boolean {
  if (a.articles !== b.articles) return a.articles > b.articles;
  return a.oldestMs !== b.oldestMs ? a.oldestMs < b.oldestMs : a.storyId < b.storyId;
}
