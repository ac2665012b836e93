/** Briefings from the store: the stories of a window, ranked and briefed. */
import { briefStory } from '../digest/brief.ts';
import { makeBriefing } from '../digest/briefing.ts';
import { rankStories } from '../digest/ranking.ts';
import { matchesTopic } from '../digest/topics.ts';
import type { Briefing, ChatSettings, StoredArticle, Story, StoryBrief } from '../model.ts';
import type { Store } from '../store/ports.ts';
import { findBackground } from './background.ts';

export interface BriefingRequest {
  readonly from: string;
  readonly to: string;
  readonly topic?: string;
  readonly settings: ChatSettings;
  readonly most: number | 'all';
  /** Stories to leave out: those already shown. */
  readonly skip?: ReadonlySet<string>;
  /** The articles of each story that the chat was told: what holds nothing else is left out, the rest is an update. */
  readonly told?: ReadonlyMap<string, readonly string[]>;
}

/** A listing of all stories is no briefing: from here on, what came before is not looked up. */
const MOST_WITH_BACKGROUND = 40;
/** How many of the newest articles are looked through for a topic's latest window. */
const NEWEST = 2_000;
/** The latest window holds this many articles, where so many came within its longest. */
const LATEST = 30;
const LONGEST_MS = 7 * 24 * 3_600_000;

export async function briefWindow(store: Store, request: BriefingRequest, now: string): Promise<Briefing> {
  const { from, to, topic, settings, most, skip, told } = request;
  const articles = await store.articles.between(from, to);
  const stories = (await groupByStory(store, articles))
    .flatMap((story) => untold(story, told?.get(story.id)))
    .filter(
      (story) =>
        !skip?.has(story.id) &&
        (topic === undefined || story.articles.some((article) => matchesTopic(article, topic))),
    );
  const ranked = rankStories(stories, { now, follow: settings.follow, mute: settings.mute });
  const chosen = most === 'all' ? ranked : ranked.slice(0, most);
  const background = new Map<string, readonly StoredArticle[]>();
  for (const story of chosen.slice(0, MOST_WITH_BACKGROUND))
    background.set(story.id, await findBackground(store, story));
  const before = new Map<string, readonly StoredArticle[]>();
  for (const story of chosen)
    if (told?.has(story.id)) before.set(story.id, await store.articles.getAll(told.get(story.id) ?? []));
  const briefing = makeBriefing({
    stories: chosen,
    background: (story) => background.get(story.id) ?? [],
    told: (story) => before.get(story.id) ?? [],
    from,
    to,
    ...(topic === undefined ? {} : { topic }),
  });
  const marked = briefing.stories.map((story) =>
    told?.has(story.storyId) ? { ...story, update: true } : story,
  );
  return { ...briefing, stories: marked };
}

/** The story with the articles that were not told yet, if there are any. */
function untold(story: Story, told: readonly string[] | undefined): Story[] {
  if (!told) return [story];
  const known = new Set(told);
  const [first, ...more] = story.articles.filter(({ id }) => !known.has(id));
  return first ? [{ id: story.id, articles: [first, ...more] }] : [];
}

export async function latestWindow(
  store: Store,
  topic: string | undefined,
): Promise<{ readonly from: string; readonly to: string } | undefined> {
  const newest = await store.articles.newest(topic === undefined ? LATEST : NEWEST);
  const about = topic === undefined ? newest : newest.filter((article) => matchesTopic(article, topic));
  const times = about.slice(0, LATEST).map((article) => Date.parse(article.publishedAt ?? article.addedAt));
  const [last] = times;
  if (last === undefined) return undefined;
  const first = Math.max(times.at(-1) ?? last, last - LONGEST_MS);
  return { from: new Date(first).toISOString(), to: new Date(last + 1).toISOString() };
}

/** A story by itself, from all its articles. */
export async function storyBrief(store: Store, storyId: string): Promise<StoryBrief | undefined> {
  const [first, ...more] = await store.stories.articlesOf(storyId);
  if (!first) return undefined;
  const story: Story = { id: storyId, articles: [first, ...more] };
  return briefStory(story, await findBackground(store, story));
}

async function groupByStory(store: Store, articles: readonly StoredArticle[]): Promise<Story[]> {
  const storyOf = await store.stories.storyOf(articles.map(({ id }) => id));
  const groups = new Map<string, [StoredArticle, ...StoredArticle[]]>();
  for (const article of articles) {
    // An article that no story was chosen for in time is a story of its own, under its own id.
    const storyId = storyOf.get(article.id) ?? article.id;
    const group = groups.get(storyId);
    if (group) group.push(article);
    else groups.set(storyId, [article]);
  }
  return [...groups].map(([id, grouped]) => ({ id, articles: grouped }));
}
