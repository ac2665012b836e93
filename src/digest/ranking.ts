/** Which story leads: told by many, new, followed, and not the fifth of its kind. */
import type { StoredArticle, Story } from '../model.ts';
import { findCopies } from './stories/copies.ts';
import { matchesTopic } from './topics.ts';

export interface RankOptions {
  readonly now: string;
  /** Topics that come first. */
  readonly follow: readonly string[];
  /** Topics that are left out. */
  readonly mute: readonly string[];
}

/** A story loses half its freshness in this time. */
const HALF_LIFE_MS = 12 * 3_600_000;
/** Each story of a section counts this much less than the one before it. */
const REPEAT = 0.75;
/** An outlet that tells a story in somebody else's words counts for this part of one that tells it in its own. */
const COPY = 0.25;

export function rankStories(stories: readonly Story[], { now, follow, mute }: RankOptions): Story[] {
  const scored = stories
    .filter(({ articles }) => !mute.some((topic) => articles.some((article) => matchesTopic(article, topic))))
    .map((story) => ({ story, score: score(story, Date.parse(now), follow) }))
    .toSorted((a, b) => b.score - a.score || a.story.id.localeCompare(b.story.id));
  return varied(scored);
}

function score({ articles }: Story, now: number, follow: readonly string[]): number {
  const copies = findCopies(articles);
  const own = articles.filter(({ id }) => !copies.has(id));
  // Whoever prints an agency's words vouches for them a little.
  const independent = new Set(own.map(({ source, id }) => source ?? id)).size;
  const sources =
    independent + COPY * (new Set(articles.map(({ source, id }) => source ?? id)).size - independent);
  const newest = Math.max(...articles.map(timeOf));
  const freshness = 0.5 ** (Math.max(0, now - newest) / HALF_LIFE_MS);
  const substance = Math.min(1, Math.max(...articles.map(({ text }) => text.length)) / 1_500);
  const followed = follow.some((topic) => articles.some((article) => matchesTopic(article, topic))) ? 4 : 0;
  return 1.5 * Math.log2(1 + sources) + 0.3 * Math.log2(articles.length) + freshness + substance + followed;
}

/** Takes the best again and again, each section's next story counting less than its last. */
function varied(scored: readonly { readonly story: Story; readonly score: number }[]): Story[] {
  const queues = new Map<string, { readonly story: Story; readonly score: number }[]>();
  for (const one of scored) {
    const section =
      one.story.articles.find((article) => article.section !== undefined)?.section?.toLowerCase() ?? '';
    queues.set(section, [...(queues.get(section) ?? []), one]);
  }
  const lanes = [...queues].map(([section, queue]) => ({
    queue,
    next: 0,
    weight: 1,
    repeat: section === '' ? 1 : REPEAT,
  }));
  const ordered: Story[] = [];
  for (;;) {
    let best: (typeof lanes)[number] | undefined;
    let bestScore = -1;
    for (const lane of lanes) {
      const one = lane.queue[lane.next];
      const value = one === undefined ? -1 : one.score * lane.weight;
      if (value > bestScore) [best, bestScore] = [lane, value];
    }
    const story = best?.queue[best.next]?.story;
    if (!best || !story) return ordered;
    ordered.push(story);
    best.next += 1;
    best.weight *= best.repeat;
  }
}

function timeOf({ publishedAt, addedAt }: StoredArticle): number {
  return Date.parse(publishedAt ?? addedAt);
}
