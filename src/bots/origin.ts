/** Where words come from and from when, as a reader of this chat wants it told. */
import type { Citation, StoredArticle } from '../model.ts';
import { clockTime, longDate, shortDate } from '../time-zones.ts';
import type { PassageBlock, SourceBlock } from './blocks.ts';
import type { Wording } from './language/wording.ts';
import type { WritingModel } from './writing.ts';

/** In whose language, by which clock. */
export interface Telling {
  readonly wording: Wording;
  readonly zone: string;
  readonly now: string;
  /** Named where its words are shown. */
  readonly model?: WritingModel | undefined;
}

interface Sourced {
  readonly source?: string;
  readonly publishedAt?: string;
}

/** "Harbour Courier · 21 November 09:14", with what is known of the two. */
export function originOf({ source, publishedAt }: Sourced, telling: Telling): { readonly origin?: string } {
  const parts = [source, publishedAt && when(publishedAt, telling)].filter(Boolean);
  return parts.length > 0 ? { origin: parts.join(' · ') } : {};
}

/** The time alone on the same day, with the date otherwise, with the year where it is another. */
export function when(instant: string, { wording, zone, now }: Telling): string {
  // Pages that give the day alone are stored with its first instant: what they did not say is not shown.
  if (DAY_ALONE.test(instant)) {
    const date = shortDate(instant, 'UTC', wording.locale);
    return instant.startsWith(now.slice(0, 4)) ? date : `${date} ${instant.slice(0, 4)}`;
  }
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const clock = clockTime(instant, zone);
  if (time.toPlainDate().equals(today.toPlainDate())) return clock;
  const date = shortDate(instant, zone, wording.locale);
  return time.year === today.year ? `${date} ${clock}` : `${date} ${time.year}`;
}

const DAY_ALONE = /T00:00:00(?:\.000)?Z$/u;

/** "Tuesday 24 November" */
export function dayOf(instant: string, { wording, zone }: Telling): string {
  return longDate(instant, zone, wording.locale);
}

export function sourceBlock(
  article: Sourced & { readonly title: string; readonly url?: string },
  telling: Telling,
): SourceBlock {
  const { title, url } = article;
  return { type: 'source', title, ...(url === undefined ? {} : { url }), ...originOf(article, telling) };
}

/** Words of an article: those cited, or others in their place. */
export function passageBlock(
  article: Pick<Citation | StoredArticle, 'title' | 'url' | 'source' | 'publishedAt'>,
  text: string,
  telling: Telling,
): PassageBlock {
  return { ...sourceBlock(article, telling), type: 'passage', text };
}
