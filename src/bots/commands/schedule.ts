/** /schedule: when briefings come. */
import type { Subscription } from '../../model.ts';
import { describeCadence, parseSchedule } from '../../schedule/cadence.ts';
import { nextSlot } from '../../schedule/next-slot.ts';
import { clockTime, fromNow, longDate } from '../../time-zones.ts';
import { type Handler, ONLY_ADMINS, sayPrivately } from '../handler.ts';

export const schedule: Handler = async ({ chat, words, admin }, { subscriptions, chats, now }) => {
  const { zone } = await chats.settings(chat);
  const request = parseSchedule(words, zone);
  if (request.type === 'invalid') return sayPrivately(`${request.reason}`);
  if (request.type === 'show') {
    const current = await subscriptions.get(chat);
    if (!current)
      return sayPrivately('No briefing is scheduled. To set one: /schedule 08:00 weekdays Europe/Berlin');
    return sayPrivately(described(current), nextLine(current, now()));
  }
  if (!(await admin())) return sayPrivately(ONLY_ADMINS);
  if (request.type === 'off') {
    const removed = await subscriptions.remove(chat);
    return sayPrivately(removed ? 'No more scheduled briefings.' : 'No briefing was scheduled.');
  }
  const { cadence, topic } = request;
  const set: Subscription = {
    chat,
    cadence,
    nextAt: nextSlot(cadence, now()),
    ...(topic === undefined ? {} : { topic }),
  };
  await subscriptions.set(set);
  return sayPrivately(described(set), nextLine(set, now()));
};

function described({ cadence, topic }: Subscription): string {
  return `Briefings come at ${describeCadence(cadence)}${topic === undefined ? '' : `, about ${topic}`}.`;
}

function nextLine({ nextAt, cadence }: Subscription, now: string): string {
  const { zone } = cadence;
  return `Next briefing: ${longDate(nextAt, zone)}, ${clockTime(nextAt, zone)} (${zone}), ${fromNow(nextAt, now)}`;
}
