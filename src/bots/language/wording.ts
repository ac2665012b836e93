/**
 * Everything that the bot says by itself, as one language puts it: a file a language implements this. What articles say
 * is never here. Commands, and the words that they take, stay English in every language.
 */
import type { Cadence, BriefLength } from '../../model.ts';
import type { ScheduleProblem } from '../../schedule/cadence.ts';
import type { Hearing } from '../chat-adapter.ts';
import type { ServiceWording } from './service/wording.ts';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt';

export interface Wording {
  readonly language: Language;
  /** The BCP 47 tag that numbers, lists, dates and times are formatted by. */
  readonly locale: string;
  /** What the language calls itself. */
  readonly name: string;
  readonly briefing: BriefingWording;
  readonly story: StoryWording;
  readonly answer: AnswerWording;
  readonly schedule: ScheduleWording;
  readonly topics: TopicsWording;
  readonly settings: SettingsWording;
  readonly welcome: WelcomeWording;
  readonly talk: TalkWording;
  readonly service: ServiceWording;
  readonly buttons: ButtonWording;
}

export interface BriefingWording {
  readonly night: string;
  readonly morning: string;
  readonly afternoon: string;
  readonly evening: string;
  readonly latest: string;
  readonly more: string;
  about(name: string, topic: string): string;
  /** "6 stories from 14 articles by 9 sources"; no sources are named where there are none. */
  counts(counts: { readonly stories: number; readonly articles: number; readonly sources: number }): string;
  newest(time: string): string;
  none(about: { readonly topic?: string; readonly since?: string }): string;
  readonly nothingStored: string;
  readonly noMore: string;
  /** How many there are, and the number that was asked for. */
  noNumber(count: number, number: number): string;
  readonly lapsed: string;
}

export interface StoryWording {
  /** Before the headline of a story told before. */
  readonly update: string;
  /** Before the links, with its colon. */
  readonly readOn: string;
  /** Each figure with whose it is, ready to print. */
  differ(figures: readonly string[]): string;
  /** By which words are heard where it is said. */
  readonly askAboutIt: Readonly<Record<Hearing, string>>;
  readonly replyWithQuestion: string;
  readonly gone: string;
  readonly which: string;
  unknown(name: string): string;
  summary(title: string): string;
  quotes(title: string): string;
  noQuotes(title: string): string;
  /** Shown of all. */
  someQuotes(shown: number, all: number): string;
  sources(title: string): string;
  copyOf(source: string): string;
  timeline(title: string): string;
  background(title: string): string;
  noBackground(title: string): string;
  whatIsNew(title: string): string;
  nothingNewer(time: string): string;
  /** Before a quote's translation: the quote itself stands above it. */
  translation(text: string): string;
  /** What a model has done, by its name where that is known. */
  byModel(what: 'wording' | 'translation' | 'both', name: string | undefined): string;
}

export interface AnswerWording {
  readonly notSaid: string;
  readonly nearest: string;
  /** Before an answer from another story than the one spoken of. */
  readonly elsewhere: string;
  readonly whatQuestion: string;
  readonly shortened: string;
  readonly forgotten: string;
  passageGone(text: string): string;
  /** Nobody is quoted there: the words are those of the outlet. */
  ownWords(source: string | undefined): string;
  searched(words: string): string;
  readonly whichWords: string;
  nothingFound(words: string): string;
}

export interface ScheduleWording {
  readonly none: string;
  set(cadence: string, topic: string | undefined): string;
  /** "08:00 and 18:00 on weekdays" */
  cadence(cadence: Omit<Cadence, 'zone'>): string;
  next(slot: {
    readonly date: string;
    readonly time: string;
    readonly zone: string;
    readonly fromNow: string;
  }): string;
  readonly lessThanAMinute: string;
  readonly off: string;
  readonly wasOff: string;
  /** What is wrong, with the cure. */
  problem(problem: ScheduleProblem): string;
}

export interface TopicsWording {
  readonly all: string;
  followed(topics: string): string;
  muted(topics: string): string;
  offered(topics: string): string;
  which(verb: string): string;
  unknownVerb(verb: string): string;
  tooMany(most: number): string;
  nowMuted(topic: string): string;
  unmuted(topic: string): string;
  readonly noSection: string;
}

export interface SettingsWording {
  readonly onlyAdmins: string;
  zone(zone: string): string;
  stories(count: number): string;
  length(length: BriefLength): string;
  language(name: string | undefined): string;
  readonly howToChange: string;
  readonly lengths: Readonly<Record<BriefLength, string>>;
  unknownZone(typed: string): string;
  /** Of a country with more than one; `zones`: their names. */
  severalZones(place: string, zones: string): string;
  wrongStories(typed: string): string;
  wrongLength(typed: string): string;
  wrongLanguage(typed: string): string;
  unknownSetting(name: string): string;
  readonly form: {
    readonly title: string;
    readonly zone: string;
    readonly stories: string;
    readonly length: string;
    readonly language: string;
  };
}

export interface WelcomeWording {
  /** What this is, in four lines; the zone is the one that times are told in, `another` one to change it to. */
  lines(zone: string, another: string): readonly [string, string, string, string];
  readonly pickTopics: string;
  readonly helpHeading: string;
  readonly followUps: string;
  readonly promise: string;
  /** Beside the promise, where a model may write. */
  readonly byModel: string;
}

export interface TalkWording {
  readonly whoAmI: string;
  readonly hello: string;
  readonly thanks: string;
  readonly insult: string;
  readonly noWords: string;
  unknownCommand(name: string): string;
  readonly oldButton: string;
  readonly failed: string;
  readonly tooFast: string;
}

export interface ButtonWording {
  readonly more: string;
  readonly settings: string;
  readonly ask: string;
  readonly question: string;
  readonly whatIsNew: string;
  readonly sources: string;
  readonly timeline: string;
  /** Shows the articles' own sentences. */
  readonly original: string;
  /** Shows the passage around the only citation, or around one of several. */
  readonly inContext: string;
  source(number: number): string;
  mute(topic: string): string;
  readonly undo: string;
  readonly change: string;
  readonly fewer: string;
  readonly moreStories: string;
  readonly everyDay: string;
  readonly weekdays: string;
  readonly previous: string;
  readonly next: string;
}
