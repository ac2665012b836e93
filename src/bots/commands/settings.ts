/** /settings: time zone, number of stories, length. */
import type { ChatSettings } from '../../model.ts';
import { nextSlot } from '../../schedule/next-slot.ts';
import { findZone } from '../../time-zones.ts';
import { type FullSettings, parseLength, parseStories } from '../chats.ts';
import { type Handler, ONLY_ADMINS, sayPrivately } from '../handler.ts';

export const settings: Handler = async ({ chat, words, admin }, { chats, subscriptions, now }) => {
  const asked = words.trim();
  if (asked === '' || asked.toLowerCase() === 'show')
    return sayPrivately(...described(await chats.settings(chat)));
  const changes = parseChanges(asked.replace(/^set\s+/iu, ''));
  if (typeof changes === 'string') return sayPrivately(changes);
  if (!(await admin())) return sayPrivately(ONLY_ADMINS);
  const before = await chats.settings(chat);
  const after = await chats.change(chat, changes);
  const subscription = await subscriptions.get(chat);
  if (subscription && subscription.cadence.zone === before.zone && after.zone !== before.zone) {
    // A schedule in the chat's own zone moves with the chat.
    const cadence = { ...subscription.cadence, zone: after.zone };
    await subscriptions.set({ ...subscription, cadence, nextAt: nextSlot(cadence, now()) });
  }
  return sayPrivately(...described(after));
};

function described({ zone, stories, length }: FullSettings): string[] {
  return [
    `Time zone: ${zone}`,
    `Stories in a briefing: ${stories}`,
    `Length: ${length}`,
    'To change: /settings zone Europe/Berlin, /settings stories 5, /settings length short',
  ];
}

/** The changes, or what is wrong with them. */
function parseChanges(words: string): Partial<ChatSettings> | string {
  let changes: Partial<ChatSettings> = {};
  for (const match of words.matchAll(/(\S+)(?:\s+((?:(?!\s+(?:zone|stories|length)\s).)*))?/giu)) {
    const [, name = '', value = ''] = match;
    const one = parseChange(name.toLowerCase(), value.trim());
    if (typeof one === 'string') return one;
    changes = { ...changes, ...one };
  }
  return changes;
}

function parseChange(name: string, value: string): Partial<ChatSettings> | string {
  switch (name) {
    case 'zone': {
      const zone = findZone(value);
      return zone === undefined
        ? `I know no time zone "${value}"; use an IANA name such as Europe/Berlin.`
        : { zone };
    }
    case 'stories': {
      const stories = parseStories(value);
      return stories === undefined ? `"${value}" is no number of stories; use 1 to 20.` : { stories };
    }
    case 'length': {
      const length = parseLength(value);
      return length === undefined ? `"${value}" is no length; use short, medium or long.` : { length };
    }
    default:
      return `I know no setting "${name}"; there are zone, stories and length.`;
  }
}
