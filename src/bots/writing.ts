/** What the chats have a model write, for how long they wait for it, and what is said of it where it is shown. */
import type { WritingRequest } from '../desk/writing/writer.ts';
import type { Brief, Briefing, ChatId } from '../model.ts';
import type { Block } from './blocks.ts';
import type { FullSettings } from './chats.ts';
import type { BotParts } from './handler.ts';
import type { Telling } from './origin.ts';

/** With what it takes to make a briefing, under twenty seconds. */
const BRIEFING_MS = 15_000;
/** An answer, or a story by itself. */
export const ANSWER_MS = 12_000;
/** What was written before is there at once. */
const AGAIN_MS = 3_000;
/** Nobody waits for it. */
const AHEAD_MS = 60_000;

const within = { briefing: BRIEFING_MS, story: ANSWER_MS, again: AGAIN_MS, ahead: AHEAD_MS } as const;

/** `chat`: who pays; undefined where no chat asks. */
export function writingFor(
  chat: ChatId | undefined,
  what: keyof typeof within,
  { language }: Pick<FullSettings, 'language'>,
): WritingRequest {
  return { chat: chat ?? '', withinMs: within[what], ...(language && { language }) };
}

/** The briefing with the stories that are shown in a model's words; others are not worth a call. */
export async function writeShown(
  briefing: Briefing,
  shown: number,
  writing: WritingRequest,
  { desk }: Pick<BotParts, 'desk'>,
): Promise<Briefing> {
  const stories = await desk.written(briefing.stories.slice(0, shown), writing);
  return { ...briefing, stories: [...stories, ...briefing.stories.slice(shown)] };
}

/** Whether any line of it is a model's. */
export function isWritten({ headline, titleTranslation, keyPoints, quotes }: Brief): boolean {
  return (
    headline !== undefined ||
    titleTranslation !== undefined ||
    keyPoints.some(({ by, translation }) => by === 'model' || translation !== undefined) ||
    quotes.some(({ translation }) => translation !== undefined)
  );
}

/** The headline that is shown. */
export function titleOf({ headline, titleTranslation, title }: Brief): string {
  return headline?.text ?? titleTranslation ?? title;
}

/** The model that writes here; its name is not known where an endpoint has only one. */
export interface WritingModel {
  readonly name?: string;
}

/** "Wording by NAME, checked against the articles", where any of these blocks is by a model. */
export function creditOf(
  blocks: readonly Block[],
  { wording, model }: Pick<Telling, 'wording' | 'model'>,
): string | undefined {
  const kinds = new Set(blocks.flatMap((block) => (block.type === 'story' ? (block.byModel ?? []) : [])));
  const [kind] = kinds;
  return kind && wording.story.byModel(kinds.size > 1 ? 'both' : kind, model?.name);
}
