/** A briefing as the blocks of a reply. */
import type { Briefing, BriefLength } from '../model.ts';
import { actions } from './actions.ts';
import type { Button, Reply } from './blocks.ts';
import { english } from './language/en.ts';
import type { Wording } from './language/wording.ts';
import { dayOf, type Telling, when } from './origin.ts';
import { creditOf, type WritingModel } from './writing.ts';
import { storyBlock } from './story-reply.ts';

export interface BriefingDress {
  readonly zone: string;
  readonly length: BriefLength;
  readonly now: string;
  /** English unless said. */
  readonly wording?: Wording;
  /** Named where its words are shown. */
  readonly model?: WritingModel | undefined;
  /** In the place of "Morning briefing". */
  readonly name?: string;
  /** The number of the first story, from 1. */
  readonly firstNumber?: number;
  /** Whether more stories wait in the same window. */
  readonly more?: boolean;
  /** The page to be shown where there are several, from 1. */
  readonly page?: number;
}

export function briefingReply(briefing: Briefing, dress: BriefingDress): Reply {
  const { length, zone, now, wording = english, firstNumber = 1, model } = dress;
  const telling = { zone, now, wording, model };
  const name = dress.name ?? partOfDay(telling);
  const titled = briefing.topic === undefined ? name : wording.briefing.about(name, briefing.topic);
  const heading = `${titled} · ${dayOf(now, telling)}`;
  const stories = briefing.stories.map((story, index) =>
    storyBlock(story, { ...telling, length, number: firstNumber + index }),
  );
  const buttons: Button[] = stories.map(({ storyId, number, title }) => ({
    label: String(number),
    action: actions.story(storyId),
    title,
  }));
  if (stories.some(({ byModel }) => byModel === 'translation'))
    buttons.push({ label: wording.buttons.original, action: actions.originals });
  if (dress.more) buttons.push({ label: wording.buttons.more, action: actions.more });
  const credit = creditOf(stories, telling);
  buttons.push({ label: wording.buttons.settings, action: actions.settings });
  return {
    blocks: [
      { type: 'heading', text: heading },
      ...stories,
      { type: 'footer', text: countsLine(briefing, telling) },
      ...(credit === undefined ? [] : [{ type: 'footer', text: credit } as const]),
    ],
    language: wording.language,
    buttons,
    page: dress.page ?? 1,
  };
}

/** "6 stories from 14 articles by 9 sources · newest 07:12" */
function countsLine({ counts }: Briefing, telling: Telling): string {
  const { briefing } = telling.wording;
  const { newest } = counts;
  return [
    briefing.counts(counts),
    ...(newest === undefined ? [] : [briefing.newest(when(newest, telling))]),
  ].join(' · ');
}

function partOfDay({ now, zone, wording }: Telling): string {
  const { hour } = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const { night, morning, afternoon, evening } = wording.briefing;
  if (hour < 4) return night;
  if (hour < 12) return morning;
  return hour < 18 ? afternoon : evening;
}
