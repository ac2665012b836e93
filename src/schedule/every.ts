/** "every 3 hours", within waking hours unless others are named: "every 2 hours 09:00-18:00". */
import type { Cadence } from '../model.ts';

export type EveryProblem =
  | { readonly type: 'hours-missing' }
  | { readonly type: 'no-hours-of-day'; readonly word: string };

const FIRST_HOUR = 7;
const LAST_HOUR = 22;

/** Takes the words from the front, or says what is wrong with them. */
export function readEvery(rest: string[]): Pick<Cadence, 'times'> | EveryProblem {
  const words = rest.join(' ');
  const asked = /^every (?:(\d{1,2}) ?)?h(?:(?:ou)?rs?)?(?=\s|$)/iu.exec(words);
  const step = Number(asked?.[1] ?? 1);
  if (!asked || step < 1 || step > 24) return { type: 'hours-missing' };
  const window =
    /^ (?:from |between )?(\d{1,2})(?::(\d{2}))? ?(?:-|–|to|and) ?(\d{1,2})(?::(\d{2}))?(?=\s|$)/iu.exec(
      words.slice(asked[0].length),
    );
  const [, from = FIRST_HOUR, minutes = '00', to = LAST_HOUR, toMinutes = '00'] = window ?? [];
  const first = Number(from) * 60 + Number(minutes);
  const last = Number(to) * 60 + Number(toMinutes);
  if (first >= 24 * 60 || last > 24 * 60 || first > last || Number(minutes) > 59 || Number(toMinutes) > 59)
    return { type: 'no-hours-of-day', word: window?.[0].trim() ?? '' };
  const taken = asked[0] + (window?.[0] ?? '');
  rest.splice(0, taken.trim().split(/\s+/u).length);
  const times: string[] = [];
  for (let at = first; at <= last && at < 24 * 60; at += step * 60)
    times.push(`${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
  const [one = '07:00', ...more] = times;
  return { times: [one, ...more] };
}
