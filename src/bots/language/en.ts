/** English. Scripts rely on some of these lines; they stay as they are. */
import type { ScheduleProblem } from '../../schedule/cadence.ts';
import { cadenceIn, counted, type DayWords } from './format.ts';
import { english as service } from './service/en.ts';
import type { Wording } from './wording.ts';

const LOCALE = 'en-GB';
const EXAMPLE = 'for example: /schedule 08:00 weekdays Europe/Berlin';
const DAYS: DayWords = {
  everyDay: 'every day',
  weekdays: 'on weekdays',
  weekends: 'at weekends',
  each: ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'],
  on: (days) => `on ${days}`,
  dayOfMonth: (day) => ordinal(day),
  lastDay: 'last day',
  ofMonth: (days) => `on the ${days} of the month`,
  inMonths: (months) => `in ${months}`,
};
const LENGTHS = { short: 'short', medium: 'medium', long: 'long' } as const;
const BY_MODEL = { wording: 'Wording', translation: 'Translation', both: 'Wording and translation' } as const;

export const english: Wording = {
  language: 'en',
  locale: LOCALE,
  name: 'English',
  briefing: {
    night: 'Night briefing',
    morning: 'Morning briefing',
    afternoon: 'Afternoon briefing',
    evening: 'Evening briefing',
    latest: 'Latest stories',
    more: 'More stories',
    about: (name, topic) => `${name}: ${topic}`,
    counts({ stories, articles, sources }) {
      const from = `${counted(LOCALE, stories, { one: 'story', other: 'stories' })} from ${counted(LOCALE, articles, { one: 'article', other: 'articles' })}`;
      return sources > 0
        ? `${from} by ${counted(LOCALE, sources, { one: 'source', other: 'sources' })}`
        : from;
    },
    newest: (time) => `newest ${time}`,
    none: ({ topic, since }) =>
      `No new stories${topic === undefined ? '' : ` about ${topic}`}${since === undefined ? '' : ` since ${since}`}.`,
    nothingStored: 'No new stories: the store holds no articles yet. Add some with: brevier import PATH',
    noMore: 'No new stories beyond these.',
    noNumber: (count, number) =>
      `The briefing had ${counted(LOCALE, count, { one: 'story', other: 'stories' })}; there is no number ${number}.`,
    lapsed: 'I no longer remember that briefing. /digest makes a new one.',
  },
  story: {
    update: 'Update',
    readOn: 'Read on:',
    differ: (figures) => `Outlets differ: ${figures.join(', ')}`,
    askAboutIt: {
      all: 'Ask about it: just type your question.',
      addressed: 'Ask about it: reply to this, or mention me, with your question.',
      none: 'Ask about it: press the button below, or use /ask.',
    },
    replyWithQuestion: 'Reply to this with your question.',
    gone: 'That story is no longer stored.',
    which: 'Which story? Type its number, or some words of its headline.',
    unknown: (name) => `I know no story "${name}".`,
    summary: (title) => `In short: ${title}`,
    quotes: (title) => `Quotes: ${title}`,
    noQuotes: (title) => `The stored articles quote nobody on "${title}".`,
    someQuotes: (shown, all) => `${shown} of ${all} quotes`,
    sources: (title) => `Sources: ${title}`,
    copyOf: (source) => `the text of ${source}`,
    timeline: (title) => `Timeline: ${title}`,
    background: (title) => `Background: ${title}`,
    noBackground: (title) => `The stored articles don't say what came before "${title}".`,
    whatIsNew: (title) => `What's new: ${title}`,
    nothingNewer: (time) => `Nothing newer is stored. The last word, from ${time}:`,
    translation: (text) => `Translation: ${text}`,
    byModel: (what, name) =>
      `${BY_MODEL[what]} by ${name ?? 'a language model'}, checked against the articles`,
  },
  answer: {
    notSaid: "The stored articles don't say.",
    nearest: "The stored articles don't say. The nearest they come:",
    elsewhere: "That story doesn't say; another one does:",
    whatQuestion: 'What do you want to know? For example: /ask How many people were rescued?',
    shortened: 'That was long; I read the first 1,000 characters.',
    forgotten: 'I no longer remember what that answer cited. Ask again, and I look it up.',
    passageGone: (text) => `The article has changed since, or is no longer stored. It said: “${text}”`,
    ownWords: (source) => `Nobody is quoted there; ${source ?? 'the article'} puts it so:`,
    searched: (words) => `Articles for "${words}"`,
    whichWords: 'Which words? For example: /search reservoir level',
    nothingFound: (words) => `No stored article holds "${words}".`,
  },
  schedule: {
    none: 'No briefing is scheduled. To set one: /schedule 08:00 weekdays Europe/Berlin',
    set: (cadence, topic) => `Briefings come at ${cadence}${topic === undefined ? '' : `, about ${topic}`}.`,
    cadence: (cadence) => cadenceIn(LOCALE, DAYS, cadence),
    next: ({ date, time, zone, fromNow }) => `Next briefing: ${date}, ${time} (${zone}), ${fromNow}`,
    lessThanAMinute: 'in less than a minute',
    off: 'No more scheduled briefings.',
    wasOff: 'No briefing was scheduled.',
    problem,
  },
  topics: {
    all: 'No topics are followed or muted: briefings take in everything.',
    followed: (topics) => `Followed, and first in briefings: ${topics}`,
    muted: (topics) => `Muted, and left out of briefings: ${topics}`,
    offered: (topics) => `Topics of the stored articles: ${topics}`,
    which: (verb) => `Which topic? For example: /topics ${verb} Sport`,
    unknownVerb: (verb) =>
      `I know no "/topics ${verb}"; use /topics follow X, /topics mute X or /topics clear.`,
    tooMany: (most) => `At most ${most} topics; /topics clear X makes room.`,
    nowMuted: (topic) => `${topic} is muted, and left out of briefings from now on.`,
    unmuted: (topic) => `${topic} is back in briefings.`,
    noSection: 'Its articles name no topic. /topics mute X mutes one by name.',
  },
  settings: {
    onlyAdmins: 'Only admins can change this.',
    zone: (zone) => `Time zone: ${zone}`,
    stories: (count) => `Stories in a briefing: ${count}`,
    length: (length) => `Length: ${LENGTHS[length]}`,
    language: (name) => `Language: ${name ?? "each reader's own"}`,
    howToChange:
      'To change: /settings zone Europe/Berlin, /settings stories 5, /settings length short, /settings language de',
    lengths: LENGTHS,
    unknownZone: (typed) => `I know no time zone "${typed}"; use an IANA name such as Europe/Berlin.`,
    severalZones: (place, zones) => `${place} keeps several times. Which zone? ${zones}`,
    wrongStories: (typed) => `"${typed}" is no number of stories; use 1 to 20.`,
    wrongLength: (typed) => `"${typed}" is no length; use short, medium or long.`,
    wrongLanguage: (typed) => `"${typed}" is no language of mine; use en, de, fr, es, pt, or auto.`,
    unknownSetting: (name) => `I know no setting "${name}"; there are zone, stories, length and language.`,
    form: {
      title: 'Settings',
      zone: 'Time zone, such as Europe/Berlin',
      stories: 'Stories in a briefing, 1 to 20',
      length: 'Length: short, medium or long',
      language: 'Language: en, de, fr, es or pt',
    },
  },
  welcome: {
    lines: (zone, another) => [
      'I turn stored news articles into short briefings: key points, quotes to the letter, where to read on.',
      "/digest is the briefing now. A story's number tells it in full; then reply with a question, in plain words.",
      "I say only what the articles say, with the source, and I tell you when they don't say.",
      `Times are those of ${zone}; /settings zone ${another} changes that. /help lists the rest.`,
    ],
    pickTopics: 'Choose below what comes first, and when the briefing comes; or type /topics and /schedule.',
    helpHeading: 'Brevier: short briefings from stored news articles',
    followUps:
      'Follow-ups need no command: reply to a briefing or an answer, mention me, or just type in a private chat. ' +
      'A story\'s number tells it in full; "[2] How many?" asks about story 2. ' +
      '"Quotes", "timeline", "sources", "background", "summary" and "what\'s new" tell more of the story last spoken of, "quotes of 2" of another.',
    promise:
      "Every line is taken from the stored articles, and every quote is to the letter. What they don't say, I don't either.",
    byModel:
      'Where it says that the wording is by a language model, each line was checked against those articles; the quotes never are by one.',
  },
  talk: {
    whoAmI:
      'I am Brevier, a bot. I put together briefings from stored news articles and answer questions from them, in their own words; I have no opinions and invent nothing. /help says what I can do.',
    hello: 'Hello! /digest is the briefing now; or ask me something about the news.',
    thanks: 'You are welcome.',
    insult: 'Sorry that this was no help. /help says what I can do.',
    noWords: 'I read words only. Ask me something about the news, or see /help.',
    unknownCommand: (name) => `I know no command "/${name}". /help says what I can do.`,
    oldButton: 'That button is from an older version of me. /help says what I can do.',
    failed: 'Something went wrong here. It has been logged, and nothing is lost; please try again.',
    tooFast: 'That was a lot at once. I answer the first of these; please send the others again in a moment.',
  },
  service,
  buttons: {
    more: 'More',
    settings: 'Settings',
    ask: 'Ask',
    question: 'What do you want to know?',
    whatIsNew: 'What changed',
    sources: 'Sources',
    timeline: 'Timeline',
    original: 'Original',
    inContext: 'Show in context',
    source: (number) => `Source ${number}`,
    mute: (topic) => `Mute ${topic}`,
    undo: 'Undo',
    change: 'Change',
    fewer: 'Fewer stories',
    moreStories: 'More stories',
    everyDay: 'Every day at 08:00',
    weekdays: 'Weekdays at 08:00',
    previous: 'Back',
    next: 'Next',
  },
};

function problem(problem: ScheduleProblem): string {
  switch (problem.type) {
    case 'never':
      return `That day never comes; ${EXAMPLE}`;
    case 'hours-missing':
      return 'Every how many hours? From 1 to 24, for example: /schedule every 3 hours 08:00-20:00';
    case 'no-hours-of-day':
      return `"${problem.word}" are no hours of a day; use 07:00-22:00; ${EXAMPLE}`;
    case 'cron-fields':
      return 'A cron expression has five fields: minute, hour, day, month, weekday; for example: /schedule cron 0 8 * * 1-5';
    case 'cron-field':
      return `"${problem.word}" is no such field of a cron expression; for example: /schedule cron 0 8 * * 1-5`;
    case 'cron-days':
      return `Days of the month or days of the week, not both; ${EXAMPLE}`;
    case 'no-time-of-day':
      return `"${problem.word}" is no time of day; use 00:00 to 23:59; ${EXAMPLE}`;
    case 'time-missing':
      return `Which time of day? ${EXAMPLE}`;
    case 'too-many-times':
      return `At most ${problem.most} times a day; ${EXAMPLE}`;
    case 'unknown-zone':
      return `I know no time zone "${problem.word}"; use an IANA name such as Europe/Berlin; ${EXAMPLE}`;
  }
}

const ORDINAL_ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

function ordinal(day: number): string {
  return `${day}${ORDINAL_ENDINGS[new Intl.PluralRules('en', { type: 'ordinal' }).select(day)] ?? 'th'}`;
}
