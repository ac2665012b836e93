/** "zone Berlin stories 5": the words of /settings, and of its form. */
import type { ChatSettings } from '../../model.ts';
import { actions } from '../actions.ts';
import { parseLength, parseStories } from '../chats.ts';
import { cityOf, cityWithTime, zoneNamed } from '../countries.ts';
import { type Outcome, sayPrivately } from '../handler.ts';
import { languageOf } from '../language/languages.ts';
import type { SettingsWording } from '../language/wording.ts';

/** The changes, or what is answered where the words are none. */
export function parseChanges(
  words: string,
  wording: SettingsWording,
  now: string,
): Partial<ChatSettings> | Outcome {
  let changes: Partial<ChatSettings> = {};
  for (const match of words.matchAll(/(\S+)(?:\s+((?:(?!\s+(?:zone|stories|length|language)\s).)*))?/giu)) {
    const [, name = '', value = ''] = match;
    const one = parseChange(name.toLowerCase(), value.trim(), wording, now);
    if ('reply' in one) return one;
    changes = { ...changes, ...one };
  }
  return changes;
}

export function parseChange(
  name: string,
  value: string,
  wording: SettingsWording,
  now: string,
): Partial<ChatSettings> | Outcome {
  switch (name) {
    case 'zone':
      return parseZone(value, wording, now);
    case 'stories': {
      const stories = parseStories(value);
      return stories === undefined ? sayPrivately(wording.wrongStories(value)) : { stories };
    }
    case 'length': {
      const length = parseLength(value);
      return length === undefined ? sayPrivately(wording.wrongLength(value)) : { length };
    }
    case 'language': {
      // Back to each reader's own.
      if (value.toLowerCase() === 'auto') return { language: undefined };
      const language = languageOf(value);
      return language === undefined ? sayPrivately(wording.wrongLanguage(value)) : { language };
    }
    default:
      return sayPrivately(wording.unknownSetting(name));
  }
}

/** A country of several zones is answered with them to choose from. */
function parseZone(typed: string, wording: SettingsWording, now: string): Partial<ChatSettings> | Outcome {
  const named = zoneNamed(typed, now);
  if (named?.type === 'zone') return { zone: named.zone };
  if (named === undefined) return sayPrivately(wording.unknownZone(typed));
  const { reply } = sayPrivately(wording.severalZones(typed, named.zones.join(', ')));
  const buttons = named.zones.map((zone) => ({
    label: cityOf(zone),
    title: cityWithTime(zone, now),
    action: actions.zone(zone),
  }));
  return { reply: { ...reply, buttons } };
}
