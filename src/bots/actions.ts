/** What a button does, in the few bytes that a platform carries (Telegram: 64). */
import { createHash } from 'node:crypto';
import { findZone } from '../time-zones.ts';
import { type Language, languageOf } from './language/languages.ts';

const STORY_VERBS = ['story', 'ask', 'new', 'sources', 'timeline', 'original', 'mute', 'unmute'] as const;
const SIMPLE = ['more', 'originals', 'settings', 'change', 'fewer-stories', 'more-stories'] as const;
const LENGTHS = ['short', 'medium', 'long'] as const;
const FORGOTTEN = ['chat', 'me'] as const;
const CADENCES = ['daily', 'weekdays'] as const;

type StoryVerb = (typeof STORY_VERBS)[number];

export type Action =
  /** `story` is what `storyKey` made of the story's id. */
  | { readonly type: StoryVerb; readonly story: string }
  | { readonly type: 'page'; readonly page: number }
  /** The passage around a citation, by its place among those of the message, from 1. */
  | { readonly type: 'passage'; readonly number: number }
  | { readonly type: 'topic'; readonly topic: string }
  | { readonly type: 'zone'; readonly zone: string }
  | { readonly type: 'length'; readonly length: (typeof LENGTHS)[number] }
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'schedule'; readonly days: (typeof CADENCES)[number] }
  | { readonly type: 'forget'; readonly whose: (typeof FORGOTTEN)[number] }
  | { readonly type: (typeof SIMPLE)[number] };

const MOST_BYTES = 64;

/** The story's id, or a short stand-in for one that no button carries; `isStory` knows it again. */
export function storyKey(storyId: string): string {
  if (Buffer.byteLength(`timeline:${storyId}`) <= MOST_BYTES) return storyId;
  return `#${createHash('sha256').update(storyId).digest('base64url').slice(0, 22)}`;
}

const forStory =
  (verb: StoryVerb) =>
  (storyId: string): string =>
    `${verb}:${storyKey(storyId)}`;

export const actions = {
  story: forStory('story'),
  ask: forStory('ask'),
  new: forStory('new'),
  sources: forStory('sources'),
  timeline: forStory('timeline'),
  /** The articles' own sentences of what a model told of the story; `originals` of a whole briefing. */
  original: forStory('original'),
  originals: 'originals',
  mute: forStory('mute'),
  unmute: forStory('unmute'),
  /** Turns to a page, from 1, of a reply that is shown a page at a time. */
  page: (page: number): string => `page:${page}`,
  passage: (number: number): string => `passage:${number}`,
  /** Undefined for a topic too long for a button. */
  topic: (topic: string): string | undefined =>
    Buffer.byteLength(topic) + 'topic:'.length <= MOST_BYTES ? `topic:${topic}` : undefined,
  length: (length: (typeof LENGTHS)[number]): string => `length:${length}`,
  zone: (zone: string): string => `zone:${zone}`,
  language: (language: Language): string => `language:${language}`,
  schedule: (days: (typeof CADENCES)[number]): string => `schedule:${days}`,
  forgetChat: 'forget:chat',
  forgetMe: 'forget:me',
  more: 'more',
  settings: 'settings',
  change: 'change',
  fewerStories: 'fewer-stories',
  moreStories: 'more-stories',
} as const;

export function parseAction(action: string): Action | undefined {
  const simple = SIMPLE.find((one) => one === action);
  if (simple) return { type: simple };
  const [, verb, value = ''] = /^([a-z]+):(.+)$/su.exec(action) ?? [];
  const number = /^\d{1,3}$/u.test(value) ? Number(value) : undefined;
  switch (verb) {
    case 'page':
      return number === undefined ? undefined : { type: 'page', page: number };
    case 'passage':
      return number === undefined ? undefined : { type: 'passage', number };
    case 'topic':
      return { type: 'topic', topic: value };
    case 'zone': {
      const zone = findZone(value);
      return zone === undefined ? undefined : { type: 'zone', zone };
    }
    case 'length': {
      const length = LENGTHS.find((one) => one === value);
      return length && { type: 'length', length };
    }
    case 'language': {
      const language = languageOf(value);
      return language && { type: 'language', language };
    }
    case 'forget': {
      const whose = FORGOTTEN.find((one) => one === value);
      return whose && { type: 'forget', whose };
    }
    case 'schedule': {
      const days = CADENCES.find((one) => one === value);
      return days && { type: 'schedule', days };
    }
    default: {
      const type = STORY_VERBS.find((one) => one === verb);
      return type && { type, story: value };
    }
  }
}
