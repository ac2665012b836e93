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
  /** As many are wanted. */
  readonly most: number;
}

/** A story loses half its freshness in this time. */
const HALF_LIFE_MS = 12 * 3_600_000;
/** Each story of a section counts this much less than the one before it. */
const REPEAT = 0.75;
/** An outlet that tells a story in somebody else's words counts for this part of one that tells it in its own. */
const COPY = 0.25;
/** More than any other story's weight. */
const FOLLOWED = 4;

/** A story whose score is at most this; exactly this once its articles have been compared for copies. */
interface Candidate {
  readonly story: Story;
  readonly exact: boolean;
  readonly score: number;
}

/** The stories of one section, best first. */
interface Lane {
  readonly queue: Candidate[];
  weight: number;
  readonly repeat: number;
}

export function rankStories(
  stories: readonly Story[],
  { now, follow, mute, most }: RankOptions,
): readonly Story[] {
  const nowMs = Date.parse(now);
  const lanes = new Map<string, Lane>();
  for (const story of stories) {
    if (isAbout(story, mute)) continue;
    const section = story.articles.find((article) => article.section !== undefined)?.section ?? '';
    const key = section.toLowerCase();
    const lane = lanes.get(key) ?? { queue: [], weight: 1, repeat: key === '' ? 1 : REPEAT };
    const extra = freshness(story, nowMs) + (isAbout(story, follow) ? FOLLOWED : 0);
    lane.queue.push({ story, exact: false, score: standing(story, new Map()) + extra });
    lanes.set(key, lane);
  }
  for (const { queue } of lanes.values()) queue.sort(byScore);
  return takeBest([...lanes.values()], most);
}

/** Takes the best again and again, each section's next story counting less than its last. */
function takeBest(lanes: readonly Lane[], most: number): Story[] {
  const ordered: Story[] = [];
  while (ordered.length < most) {
    const value = ({ queue: [next], weight }: Lane): number => (next ? next.score * weight : -1);
    const best = lanes.reduce<Lane | undefined>(
      (one, lane) => (one && value(one) >= value(lane) ? one : lane),
      undefined,
    );
    const next = best?.queue.shift();
    if (!best || !next) return ordered;
    if (next.exact) {
      ordered.push(next.story);
      best.weight *= best.repeat;
    } else {
      const found = settle(next);
      const at = best.queue.findIndex((other) => byScore(found, other) <= 0);
      best.queue.splice(at === -1 ? best.queue.length : at, 0, found);
    }
  }
  return ordered;
}

/** Every chat ranks the same stories. */
const copiesOf = new WeakMap<Story, ReadonlyMap<string, string>>();

/** To compare texts takes long, and most stories are far from being chosen. */
function settle({ story, score }: Candidate): Candidate {
  const copies = copiesOf.get(story) ?? findCopies(story.articles);
  copiesOf.set(story, copies);
  return { story, exact: true, score: score - standing(story, new Map()) + standing(story, copies) };
}

/** What it weighs at any time and for anybody. */
function standing({ articles }: Story, copies: ReadonlyMap<string, string>): number {
  const own = articles.filter(({ id }) => !copies.has(id));
  // Whoever prints an agency's words vouches for them a little.
  const independent = new Set(own.map(({ source, id }) => source ?? id)).size;
  const all = new Set(articles.map(({ source, id }) => source ?? id)).size;
  const sources = independent + COPY * (all - independent);
  const substance = Math.min(1, Math.max(...articles.map(({ text }) => text.length)) / 1_500);
  return 1.5 * Math.log2(1 + sources) + 0.3 * Math.log2(articles.length) + substance;
}

function freshness({ articles }: Story, nowMs: number): number {
  const newest = Math.max(...articles.map(timeOf));
  return 0.5 ** (Math.max(0, nowMs - newest) / HALF_LIFE_MS);
}

function isAbout({ articles }: Story, topics: readonly string[]): boolean {
  return topics.some((topic) => articles.some((article) => matchesTopic(article, topic)));
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.story.id.localeCompare(b.story.id);
}

function timeOf({ publishedAt, addedAt }: StoredArticle): number {
  return Date.parse(publishedAt ?? addedAt);
}
