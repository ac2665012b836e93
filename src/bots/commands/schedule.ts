/** /schedule: when briefings come. */
import type { Cadence, Subscription } from '../../model.ts';
import { parseSchedule } from '../../schedule/cadence.ts';
import { nextSlot } from '../../schedule/next-slot.ts';
import { clockTime, fromNow } from '../../time-zones.ts';
import type { FullSettings } from '../chats.ts';
import { zoneNamed } from '../countries.ts';
import { type Asked, type BotParts, type Handler, type Outcome, sayPrivately } from '../handler.ts';
import { languageOf } from '../language/languages.ts';
import { dayOf, type Telling } from '../origin.ts';

export const schedule: Handler = async (asked, parts) => {
  const { chat, words, admin, wording } = asked;
  const { subscriptions, chats, now } = parts;
  const { zone } = await chats.settings(chat);
  const given = withZone(words, zone, asked, now());
  if (typeof given !== 'string') return given;
  const telling = { wording, zone, now: now() };
  const request = parseSchedule(given, zone);
  if (request.type === 'invalid') return sayPrivately(wording.schedule.problem(request.problem));
  if (request.type === 'show') {
    const current = await subscriptions.get(chat);
    return sayPrivately(...(current ? scheduleLines(current, telling) : [wording.schedule.none]));
  }
  if (!(await admin())) return sayPrivately(wording.settings.onlyAdmins);
  if (request.type === 'off') {
    const removed = await subscriptions.remove(chat);
    return sayPrivately(removed ? wording.schedule.off : wording.schedule.wasOff);
  }
  const { cadence, topic } = request;
  const set = await subscribe(asked, parts, cadence, topic);
  return sayPrivately(...scheduleLines(set, telling));
};

const ZONE_OPTION = /(?<!\S)zone:(\S*)/u;

/** The words with the zone that "zone:Germany" names in its place; "zone:" alone is the chat's own. */
function withZone(words: string, own: string, { wording }: Asked, now: string): string | Outcome {
  const option = ZONE_OPTION.exec(words);
  if (!option) return words;
  const typed = (option[1] ?? '').replaceAll('_', ' ');
  const named = zoneNamed(typed === '' ? own : typed, now);
  if (named === undefined) return sayPrivately(wording.settings.unknownZone(typed));
  return named.type === 'zone'
    ? words.replace(ZONE_OPTION, () => named.zone)
    : sayPrivately(wording.settings.severalZones(typed, named.zones.join(', ')));
}

/** Scheduled briefings come in the language of the one who set them up, unless the chat has chosen one. */
export async function subscribe(
  asked: Asked,
  { subscriptions, chats, now }: BotParts,
  cadence: Cadence,
  topic?: string,
): Promise<Subscription> {
  const { chat } = asked;
  const set: Subscription = {
    chat,
    cadence,
    nextAt: nextSlot(cadence, now()),
    ...(topic === undefined ? {} : { topic }),
  };
  await subscriptions.set(set);
  await rememberLanguage(asked, { chats });
  return set;
}

/** What the bot says unasked is in the language of whoever asked for it first. */
export async function rememberLanguage(
  { chat, locale }: Asked,
  { chats }: Pick<BotParts, 'chats'>,
): Promise<void> {
  const language = languageOf(locale);
  const settings: FullSettings = await chats.settings(chat);
  if (language && settings.language === undefined) await chats.change(chat, { language });
}

/** When briefings come, and when the next one does. */
export function scheduleLines({ cadence, topic, nextAt }: Subscription, telling: Telling): [string, string] {
  const { wording, now } = telling;
  const { zone } = cadence;
  const { locale } = wording;
  return [
    wording.schedule.set(wording.schedule.cadence(cadence), topic),
    wording.schedule.next({
      date: dayOf(nextAt, { ...telling, zone }),
      time: clockTime(nextAt, zone),
      zone,
      fromNow: fromNow(nextAt, now, { locale, soon: wording.schedule.lessThanAMinute }),
    }),
  ];
}
