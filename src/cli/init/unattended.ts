/** `brevier init --yes`: the answers are options and variables of the environment, for scripts. */
import { zoneNamed } from '../../bots/countries.ts';
import { BrevierError } from '../../model.ts';
import { cleanSecret } from '../../tokens.ts';
import { text, usageError, type Values } from '../command.ts';
import type { Checked } from '../checks/ask.ts';
import { checkDiscordToken } from '../checks/discord.ts';
import { checkTelegramToken } from '../checks/telegram.ts';
import type { Answers, Current, FeedAnswer, Met, Variable } from './answers.ts';
import { guessZone, readStories } from './ask-defaults.ts';
import { readFeeds } from './ask-feeds.ts';

const VARIABLES: readonly Variable[] = [
  'DISCORD_TOKEN',
  'TELEGRAM_BOT_TOKEN',
  'OPENAI_BASE_URL',
  'OPENAI_MODEL',
  'OPENAI_API_KEY',
];
const MOST_NAMED = 8;
const LENGTHS = ['short', 'medium', 'long'] as const;

/** What the environment sets is written down. Throws a BrevierError for a wrong option and for a token that is refused. */
export async function answersFrom(values: Values, current: Current, met: Met, now: string): Promise<Answers> {
  const { environment, settings } = current;
  const variables: Partial<Record<Variable, string>> = {};
  for (const name of VARIABLES) {
    const value = cleanSecret(environment[name] ?? '');
    if (value !== '') variables[name] = value;
  }
  const answers: Answers = {
    variables,
    defaults: {
      zone: zoneFrom(values, now) ?? guessZone(settings),
      stories: storiesFrom(values) ?? settings.defaults.stories,
      length: lengthFrom(values) ?? settings.defaults.length,
    },
    topics: topicsFrom(values) ?? settings.topics,
    feeds: feedsFrom(values),
  };
  const { DISCORD_TOKEN: discord, TELEGRAM_BOT_TOKEN: telegram } = variables;
  if (discord !== undefined) {
    const bot = await tried('DISCORD_TOKEN', checkDiscordToken(discord, environment['DISCORD_API_URL']));
    if (bot) met.discord = bot;
  }
  if (telegram !== undefined) {
    const bot = await tried(
      'TELEGRAM_BOT_TOKEN',
      checkTelegramToken(telegram, environment['TELEGRAM_API_URL']),
    );
    if (bot) met.telegram = bot;
  }
  return answers;
}

/** Undefined where nobody could be asked: a script may run where there is no network yet. */
async function tried<Bot>(name: Variable, checking: Promise<Checked<Bot>>): Promise<Bot | undefined> {
  try {
    const checked = await checking;
    if (checked.type === 'refused') throw new BrevierError('config', `${name}: ${checked.says}`);
    return checked.type === 'good' ? checked : undefined;
  } catch (error) {
    if (error instanceof BrevierError && error.code === 'unreachable') return undefined;
    throw error;
  }
}

function zoneFrom(values: Values, now: string): string | undefined {
  const typed = text(values, 'zone');
  if (typed === undefined) return undefined;
  const named = zoneNamed(typed, now);
  if (named?.type === 'zone') return named.zone;
  const cure = named
    ? `has several: ${named.zones.slice(0, MOST_NAMED).join(', ')}${named.zones.length > MOST_NAMED ? ' …' : ''}`
    : 'is no time zone; use Europe/Berlin';
  throw usageError(`--zone "${typed}" ${cure}`);
}

function storiesFrom(values: Values): number | undefined {
  const typed = text(values, 'stories');
  if (typed === undefined) return undefined;
  const stories = readStories(typed);
  if (stories === undefined) throw usageError(`--stories "${typed}" is no number from 1 to 20`);
  return stories;
}

function lengthFrom(values: Values): (typeof LENGTHS)[number] | undefined {
  const typed = text(values, 'length');
  if (typed === undefined) return undefined;
  const length = LENGTHS.find((one) => one === typed);
  if (!length) throw usageError(`--length "${typed}" is none of ${LENGTHS.join(', ')}`);
  return length;
}

function topicsFrom(values: Values): readonly string[] | undefined {
  const { topic } = values;
  return Array.isArray(topic) ? topic.filter((one) => typeof one === 'string') : undefined;
}

/** `keep`, `none`, or an OPML file whose feeds are added. */
function feedsFrom(values: Values): FeedAnswer {
  const typed = text(values, 'feeds') ?? 'keep';
  if (typed === 'keep') return { type: 'keep' };
  return typed === 'none' ? { type: 'only', feeds: [] } : { type: 'add', feeds: readFeeds(typed) };
}
