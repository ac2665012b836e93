/**
 * The command table: what people can ask for, said once for every platform. Text platforms take an option's words in
 * one line; Discord takes them as options and subcommands, and `words` turns those into the same line.
 */
import { fold } from '../digest/words.ts';
import { findZone } from '../time-zones.ts';
import { commandTranslations } from './command-translations.ts';
import { serviceTranslations } from './service-command-translations.ts';
import { adminCommand, feedsCommand, serviceCommands } from './service-commands.ts';

/** How a platform that localises commands shows one to those who read another language. */
export type Translations = Readonly<
  Partial<Record<'de' | 'fr' | 'es' | 'pt', { readonly name?: string; readonly description: string }>>
>;

export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  /** What the option's completions come from, while it is being typed. */
  readonly complete?: 'topic' | 'story' | 'zone';
  readonly choices?: readonly string[];
  /** Text unless said. */
  readonly kind?: 'text' | 'integer';
  readonly min?: number;
  readonly max?: number;
  readonly translations?: Translations;
}

export interface Subcommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  readonly translations?: Translations;
}

export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  /** How it is typed where there is only text, without the slash; "" where it takes nothing. */
  readonly usage: string;
  readonly options: readonly CommandOption[];
  readonly subcommands?: readonly Subcommand[];
  /** Answered only to the one who asks, where the platform can. */
  readonly private?: boolean;
  /** Changes a group's settings: for those who manage it, where a platform lets its admins say who that is. */
  readonly managers?: boolean;
  /** For those who run the bot: nobody else is shown it. */
  readonly owners?: boolean;
  readonly translations?: Translations;
  /** The line that a text platform would have had, from a platform's options. */
  readonly words: (subcommand: string | undefined, options: Readonly<Record<string, string>>) => string;
}

const topic: CommandOption = {
  name: 'topic',
  description: 'A topic: a section, a place, a name',
  complete: 'topic',
};
const zone: CommandOption = {
  name: 'zone',
  description: 'A time zone, such as Europe/Berlin',
  complete: 'zone',
};

const joined = (...words: readonly (string | undefined)[]): string => words.filter(Boolean).join(' ');

/** Set apart, so that "Germany" is no topic, and no topic "London" a zone. */
function zoneWord(zone: string | undefined, topic: string | undefined): string | undefined {
  if (zone === undefined) return topic && 'zone:';
  return findZone(zone) ?? `zone:${zone.trim().replace(/\s+/gu, '_')}`;
}

const specs: readonly CommandSpec[] = [
  {
    name: 'digest',
    description: 'The briefing now',
    usage: '[TOPIC]',
    options: [topic],
    words: (_, { topic }) => joined(topic),
  },
  {
    name: 'ask',
    description: 'Ask the stored articles a question',
    usage: 'QUESTION',
    options: [
      { name: 'question', description: 'What do you want to know?', required: true },
      { name: 'story', description: 'Only this story', complete: 'story' },
    ],
    words: (_, { question, story }) => joined(story && `[${story}]`, question),
  },
  {
    name: 'search',
    description: 'Find articles by words',
    usage: 'WORDS',
    options: [{ name: 'words', description: 'Words that the article holds', required: true }],
    words: (_, { words }) => joined(words),
  },
  {
    name: 'schedule',
    description: 'A briefing every day, at your hour',
    usage: '08:00 [weekdays] [Europe/Berlin] [TOPIC] | off',
    private: true,
    managers: true,
    options: [],
    subcommands: [
      {
        name: 'set',
        description: 'Choose when briefings come',
        options: [
          { name: 'time', description: 'One or more times of day: 08:00 18:00', required: true },
          { name: 'days', description: 'daily, weekdays, weekends, or mon,wed,fri' },
          zone,
          topic,
        ],
      },
      { name: 'show', description: 'What is set, and when the next briefing comes', options: [] },
      { name: 'off', description: 'No more briefings', options: [] },
    ],
    words: (subcommand, { time, days, zone, topic }) =>
      subcommand === 'set'
        ? joined(time, days, zoneWord(zone, topic), topic)
        : subcommand === 'off'
          ? 'off'
          : '',
  },
  {
    name: 'topics',
    description: 'What to follow and what to leave out',
    usage: '[follow TOPIC | mute TOPIC | clear]',
    private: true,
    managers: true,
    options: [],
    subcommands: [
      { name: 'show', description: 'The topics of this chat', options: [] },
      { name: 'follow', description: 'Put a topic first', options: [{ ...topic, required: true }] },
      { name: 'mute', description: 'Leave a topic out', options: [{ ...topic, required: true }] },
      {
        name: 'clear',
        description: 'Forget the topics of this chat',
        options: [{ ...topic, description: 'Only this topic' }],
      },
    ],
    words: (subcommand, { topic }) => (subcommand === 'show' ? '' : joined(subcommand, topic)),
  },
  {
    name: 'settings',
    description: 'Time zone, number of stories, length, language',
    usage: '[zone Europe/Berlin | stories 5 | length short | language de]',
    private: true,
    managers: true,
    options: [],
    subcommands: [
      { name: 'show', description: 'The settings of this chat', options: [] },
      {
        name: 'set',
        description: 'Change them',
        options: [
          zone,
          { name: 'stories', description: 'Stories in a briefing', kind: 'integer', min: 1, max: 20 },
          { name: 'length', description: 'How much of each story', choices: ['short', 'medium', 'long'] },
          {
            name: 'language',
            description: 'What I speak here',
            choices: ['en', 'de', 'fr', 'es', 'pt', 'auto'],
          },
        ],
      },
    ],
    words: (subcommand, { zone, stories, length, language }) =>
      subcommand === 'set'
        ? joined(
            zone && `zone ${zone}`,
            stories && `stories ${stories}`,
            length && `length ${length}`,
            language && `language ${language}`,
          )
        : '',
  },
  ...serviceCommands,
  { name: 'help', description: 'What I can do', usage: '', private: true, options: [], words: () => '' },
];

/** Each with what it is called elsewhere. */
export const commandSpecs: readonly CommandSpec[] = specs.map(withTranslations);

const feeds = withTranslations(feedsCommand);
const admin = withTranslations(adminCommand);

/** Those of an installation: a chat's own feeds where they are allowed, /admin where somebody may use it. */
export function commandsOf(rules: {
  readonly chatFeeds: { readonly allowed: boolean };
  readonly admins: readonly string[];
}): readonly CommandSpec[] {
  return [
    ...commandSpecs,
    ...(rules.chatFeeds.allowed ? [feeds] : []),
    ...(rules.admins.length > 0 ? [admin] : []),
  ];
}

function withTranslations(spec: CommandSpec): CommandSpec {
  return {
    ...translated(spec.name, spec),
    options: spec.options.map((option) => translated(`${spec.name} ${option.name}`, option)),
    ...(spec.subcommands && {
      subcommands: spec.subcommands.map((subcommand) => {
        const path = `${spec.name} ${subcommand.name}`;
        return {
          ...translated(path, subcommand),
          options: subcommand.options.map((option) => translated(`${path} ${option.name}`, option)),
        };
      }),
    }),
  };
}

function translated<Named extends object>(path: string, named: Named): Named {
  const translations = commandTranslations[path] ?? serviceTranslations[path];
  return translations ? { ...named, translations } : named;
}

/**
 * Other names of commands, without accents as text platforms have them: what other languages call them, and the first word
 * in a chat.
 */
export const commandAliases: Readonly<Record<string, string>> = {
  start: 'start',
  ...Object.fromEntries(
    [...commandSpecs, feeds].flatMap(({ name, translations = {} }) =>
      Object.values(translations).flatMap((one) => (one.name === undefined ? [] : [[fold(one.name), name]])),
    ),
  ),
};
