/** A briefing, or one of its stories, as the blocks of a reply. */
import type { Briefing, Difference, BriefLength, StoryBrief } from '../model.ts';
import { clockTime, longDate } from '../time-zones.ts';
import type { Block, Button, Reply, StoryBlock } from './blocks.ts';
import { actions } from './actions.ts';

const POINTS: Readonly<Record<BriefLength, number>> = { short: 2, medium: 3, long: 5 };
const QUOTES: Readonly<Record<BriefLength, number>> = { short: 1, medium: 1, long: 3 };
const READ_ON: Readonly<Record<BriefLength, number>> = { short: 1, medium: 2, long: 4 };

export interface BriefingDress {
  readonly zone: string;
  readonly length: BriefLength;
  readonly now: string;
  /** In the place of "Morning briefing". */
  readonly name?: string;
  /** The number of the first story, from 1. */
  readonly firstNumber?: number;
  /** Whether more stories wait in the same window. */
  readonly more?: boolean;
}

export function briefingReply(briefing: Briefing, dress: BriefingDress): Reply {
  const { zone, length, now, firstNumber = 1 } = dress;
  const about = briefing.topic === undefined ? '' : `: ${briefing.topic}`;
  const heading = `${dress.name ?? partOfDay(now, zone)}${about} · ${longDate(now, zone)}`;
  const stories = briefing.stories.map((story, index) => storyBlock(story, firstNumber + index, length));
  const buttons: Button[] = briefing.stories.map((story, index) => ({
    label: String(firstNumber + index),
    action: actions.story(story.storyId),
  }));
  if (dress.more) buttons.push({ label: 'More', action: actions.more });
  buttons.push({ label: 'Settings', action: actions.settings });
  return {
    blocks: [
      { type: 'heading', text: heading },
      ...stories,
      { type: 'footer', text: countsLine(briefing, zone, now) },
    ],
    buttons,
  };
}

/** "6 stories from 14 articles by 9 sources · newest 07:12" */
function countsLine({ counts }: Briefing, zone: string, now: string): string {
  const from = `${plural(counts.stories, 'story', 'stories')} from ${plural(counts.articles, 'article')}`;
  const by = counts.sources > 0 ? ` by ${plural(counts.sources, 'source')}` : '';
  return `${from}${by}${counts.newest === undefined ? '' : ` · newest ${when(counts.newest, zone, now)}`}`;
}

export function storyBlock(story: StoryBrief, number: number, length: BriefLength): StoryBlock {
  const { url } = story.articles[0];
  return {
    type: 'story',
    storyId: story.storyId,
    number,
    title: story.title,
    ...(url === undefined ? {} : { url }),
    ...(story.section === undefined ? {} : { label: story.section }),
    ...(story.update ? { update: true } : {}),
    points: [
      ...story.keyPoints.slice(0, POINTS[length]).map(({ text }) => text),
      ...(story.differences ?? []).map(differenceLine),
    ],
    quotes: story.quotes.filter(({ pull }) => pull).slice(0, QUOTES[length]),
    readOn: story.related.slice(0, READ_ON[length]),
  };
}

/** "Outlets differ: “a crack 38 metres long” (Dispatch), “its length as 41 metres” (Herald)" */
function differenceLine({ figures }: Difference): string {
  return `Outlets differ: ${figures.map(({ text, source }) => `“${text}” (${source})`).join(', ')}`;
}

/** A story told in full: every point, its quotes, and which articles it comes from. */
export function storyReply(story: StoryBrief, number: number, zone: string, now: string): Reply {
  const articles: Block[] = story.articles.map((article) => ({
    type: 'source',
    title: article.title,
    ...(article.url === undefined ? {} : { url: article.url }),
    ...originOf(article, zone, now),
  }));
  return {
    blocks: [
      storyBlock(story, number, 'long'),
      ...articles,
      { type: 'footer', text: 'Ask about it: reply here, or just type your question.' },
    ],
  };
}

/** "Harbour Courier · 21 November 09:14", with what is known of the two. */
export function originOf(
  article: { readonly source?: string; readonly publishedAt?: string },
  zone: string,
  now: string,
): { readonly origin?: string } {
  const parts = [article.source, article.publishedAt && when(article.publishedAt, zone, now)].filter(Boolean);
  return parts.length > 0 ? { origin: parts.join(' · ') } : {};
}

/** The time alone on the same day, with the date otherwise, with the year where it is another. */
export function when(instant: string, zone: string, now: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const clock = clockTime(instant, zone);
  if (time.toPlainDate().equals(today.toPlainDate())) return clock;
  const date = longDate(instant, zone).replace(/^\S+ /u, '');
  return time.year === today.year ? `${date} ${clock}` : `${date} ${time.year}`;
}

function partOfDay(now: string, zone: string): string {
  const { hour } = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  if (hour < 4) return 'Night briefing';
  if (hour < 12) return 'Morning briefing';
  return hour < 18 ? 'Afternoon briefing' : 'Evening briefing';
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
