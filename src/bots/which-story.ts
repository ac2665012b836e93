/** Which story a few typed words mean: its number in the last briefing, or words of its headline. */
import type { Desk } from '../desk/desk.ts';
import { terms } from '../digest/words.ts';
import type { Context } from './conversations.ts';
import { LAST, NUMBER_WORD, OF, ordinals, STORY_NOUN } from './language/phrases.ts';

/** `missing`: the last briefing has no story of that number. */
export type NamedStory =
  | { readonly type: 'story'; readonly storyId: string }
  | { readonly type: 'missing'; readonly number: number };

const MOST_NAME = 120;
/** More than any phrase has. */
const MOST_PLAIN = 400;
const MOST_HITS = 5;
const ARTICLE = "(?:(?:the|that|this|die|der|das|den|dem|le|la|les|el|los|las|o|a|os|as)\\s+|l')?";
const DIGITS = new RegExp(`^${ARTICLE}(?:(?:${NUMBER_WORD})\\s+)?#?(\\d{1,3})$`, 'u');
const ORDINALS = ordinals.map((one) => new RegExp(`^${ARTICLE}(?:${one})(?:\\s+(?:${STORY_NOUN}))?$`, 'u'));
const LAST_ONE = new RegExp(`^${ARTICLE}(?:${LAST})\\s+(?:${STORY_NOUN})$`, 'u');
const STORY_AFTER = new RegExp(`^${ARTICLE}(.+?)\\s+(?:${STORY_NOUN})$`, 'u');
const STORY_BEFORE = new RegExp(`^${ARTICLE}(?:${STORY_NOUN})\\s+${OF}\\s+${ARTICLE}(.+)$`, 'u');

/** As people type it, whatever case, accents and signs: what the patterns of `language/phrases.ts` are matched against. */
export function plain(text: string): string {
  return text
    .slice(0, MOST_PLAIN)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`´]/gu, "'")
    .replace(/ß/gu, 'ss')
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}#]+|[^\p{L}\p{N}]+$/gu, '');
}

/** The number that a plain name is, counted from 1; the last of `count` has one too. */
export function numberNamed(name: string, count: number): number | undefined {
  const digits = DIGITS.exec(name)?.[1];
  if (digits !== undefined) return Number(digits);
  if (LAST_ONE.test(name)) return count;
  const index = ORDINALS.findIndex((ordinal) => ordinal.test(name));
  return index < 0 ? undefined : index + 1;
}

/** Whether a plain name says by itself that it means a story: "the ferry story". */
export function saysStory(name: string): boolean {
  return STORY_AFTER.test(name) || STORY_BEFORE.test(name);
}

export async function storyNamed(
  name: string,
  { stories, listing }: Context,
  desk: Desk,
): Promise<NamedStory | undefined> {
  if (name === '' || name.length > MOST_NAME) return undefined;
  const number = numberNamed(name, stories.length);
  if (number !== undefined) {
    if (stories.length === 0) return undefined;
    const storyId = stories[number - 1];
    return storyId === undefined ? { type: 'missing', number } : { type: 'story', storyId };
  }
  const words = STORY_AFTER.exec(name)?.[1] ?? STORY_BEFORE.exec(name)?.[1] ?? name;
  const storyId =
    (await inBriefing(words, { stories, shown: listing?.written ?? {} }, desk)) ??
    (await inStore(words, desk));
  return storyId === undefined ? undefined : { type: 'story', storyId };
}

async function inBriefing(
  words: string,
  {
    stories,
    shown,
  }: { readonly stories: readonly string[]; readonly shown: Readonly<Record<string, string>> },
  desk: Desk,
): Promise<string | undefined> {
  for (const storyId of stories) {
    const story = await desk.story(storyId);
    const titles = [shown[storyId] ?? '', ...(story?.articles ?? []).map(({ title }) => title)];
    if (story && holdsAll(words, titles.join(' '))) return storyId;
  }
  return undefined;
}

async function inStore(words: string, desk: Desk): Promise<string | undefined> {
  const hits = await desk.search(words, MOST_HITS);
  const hit = hits.find(({ article }) => holdsAll(words, article.title));
  return hit && (await desk.storyOf(hit.article.id));
}

function holdsAll(words: string, title: string): boolean {
  const held = new Set(terms(title));
  const wanted = terms(words);
  return wanted.length > 0 && wanted.every((word) => held.has(word));
}
