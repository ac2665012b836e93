/** A story as a block of a briefing, and by itself. */
import type { BriefLength, Difference, StoryBrief } from '../model.ts';
import { actions } from './actions.ts';
import type { Button, Reply, StoryBlock } from './blocks.ts';
import type { Hearing } from './chat-adapter.ts';
import type { Wording } from './language/wording.ts';
import { sourceBlock, type Telling, when } from './origin.ts';
import { creditOf, isWritten, titleOf } from './writing.ts';

/** Shown of a story, by the length that the chat wants. */
export const POINTS: Readonly<Record<BriefLength, number>> = { short: 2, medium: 3, long: 5 };
const QUOTES: Readonly<Record<BriefLength, number>> = { short: 1, medium: 1, long: 3 };
const READ_ON: Readonly<Record<BriefLength, number>> = { short: 1, medium: 2, long: 4 };

export interface StoryDress extends Telling {
  readonly length: BriefLength;
  /** Its place in the briefing, from 1. */
  readonly number: number;
}

export function storyBlock(story: StoryBrief, dress: StoryDress): StoryBlock {
  const { number, length, wording } = dress;
  const { url } = story.articles[0];
  const newest = newestOf(story);
  const points = story.keyPoints.slice(0, POINTS[length]);
  const quotes = story.quotes.filter(({ pull }) => pull).slice(0, QUOTES[length]);
  const byModel = doneByModel(story, points, quotes);
  return {
    type: 'story',
    storyId: story.storyId,
    number,
    title: titleOf(story),
    ...(url === undefined ? {} : { url }),
    ...(story.section === undefined ? {} : { label: story.section }),
    ...(newest === undefined ? {} : { time: when(newest, dress) }),
    ...(story.image === undefined ? {} : { image: story.image }),
    ...(story.update ? { update: true } : {}),
    points: [
      ...points.map(({ text, translation }) => translation ?? text),
      ...(story.differences ?? []).map((difference) => differenceLine(difference, wording)),
    ],
    quotes,
    readOn: story.related.slice(0, READ_ON[length]),
    ...(byModel && { byModel }),
  };
}

function doneByModel(
  { headline, titleTranslation }: StoryBrief,
  points: StoryBrief['keyPoints'],
  quotes: StoryBrief['quotes'],
): StoryBlock['byModel'] {
  const isTranslated = [...points, ...quotes].some(({ translation }) => translation !== undefined);
  if (isTranslated || titleTranslation !== undefined) return 'translation';
  return headline || points.some(({ by }) => by === 'model') ? 'wording' : undefined;
}

/** "Outlets differ: “a crack 38 metres long” (Dispatch), “its length as 41 metres” (Herald)" */
function differenceLine({ figures }: Difference, { story }: Wording): string {
  return story.differ(figures.map(({ text, source }) => `“${text}” (${source})`));
}

function newestOf({ articles }: StoryBrief): string | undefined {
  return articles
    .flatMap(({ publishedAt }) => publishedAt ?? [])
    .toSorted()
    .at(-1);
}

/** A story told in full: every point, its quotes, and which articles it comes from. */
export function storyReply(
  story: StoryBrief,
  number: number,
  telling: Telling,
  hears: Hearing = 'all',
): Reply {
  const { wording } = telling;
  // Its own articles are listed below.
  const others = { ...story, related: story.related.filter(({ kind }) => kind !== 'same-story') };
  const block = storyBlock(others, { ...telling, length: 'long', number });
  const credit = creditOf([block], telling);
  return {
    blocks: [
      block,
      ...story.articles.map((article) => sourceBlock(article, telling)),
      ...(credit === undefined ? [] : [{ type: 'footer', text: credit } as const]),
      { type: 'footer', text: wording.story.askAboutIt[hears] },
    ],
    language: wording.language,
    buttons: storyButtons(story, wording),
  };
}

function storyButtons(story: StoryBrief, { buttons }: Wording): Button[] {
  const { storyId, articles, section } = story;
  return [
    askButton(storyId, buttons),
    ...(isWritten(story) ? [{ label: buttons.original, action: actions.original(storyId) }] : []),
    ...(articles.length > 1 ? [{ label: buttons.whatIsNew, action: actions.new(storyId) }] : []),
    { label: buttons.sources, action: actions.sources(storyId) },
    { label: buttons.timeline, action: actions.timeline(storyId) },
    ...(section === undefined ? [] : [{ label: buttons.mute(section), action: actions.mute(storyId) }]),
  ];
}

function askButton(storyId: string, { ask, question }: Wording['buttons']): Button {
  return {
    label: ask,
    action: actions.ask(storyId),
    form: { title: ask, fields: [{ name: 'question', label: question, required: true, long: true }] },
  };
}
