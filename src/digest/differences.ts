/** Figures on which a story's outlets differ, each in its own words: both are told, and whose they are. */
import type { Difference, Figure, StoredArticle } from '../model.ts';
import { findQuantities, type Quantity } from './figures.ts';
import { sentences } from './sentences.ts';

/** A figure of the background may be another thing's: the beginning of an article tells the event, the rest explains. */
const MOST_SENTENCES = 12;
const MOST_DIFFERENCES = 2;
/** Further apart, they count different things. */
const MOST_RATIO = 2;
const LEAST_SHARED = 2;
/** There is more that is measured in money and in per cent than anything else. */
const LEAST_SHARED_OF_COMMON = 3;
/** A handful of anything is too common to be the same handful. */
const LEAST_VALUE = 6;
const MOST_APART_MS = 36 * 3_600_000;

interface Mention extends Quantity {
  readonly article: StoredArticle;
}

export function findDifferences(articles: readonly StoredArticle[]): Difference[] {
  const told = articles.filter(({ source }) => source !== undefined);
  if (told.length < 2) return [];
  const mentions = told.flatMap((article) =>
    quantitiesOf(article, MOST_SENTENCES).map((quantity): Mention => ({ ...quantity, article })),
  );
  const everything = new Map<StoredArticle, readonly Quantity[]>();
  const allOf = (article: StoredArticle): readonly Quantity[] => {
    const all = everything.get(article) ?? quantitiesOf(article, Infinity);
    everything.set(article, all);
    return all;
  };
  const found: { readonly difference: Difference; readonly shared: number; readonly unit: string }[] = [];
  mentions.forEach((one, index) => {
    for (const other of mentions.slice(index + 1)) {
      const shared = sharedContext(one, other, allOf);
      if (shared > 0)
        found.push({ difference: { figures: [toFigure(one), toFigure(other)] }, shared, unit: one.unit });
    }
  });
  const chosen = new Map<string, Difference>();
  for (const { difference, unit } of found.toSorted((a, b) => b.shared - a.shared))
    if (!chosen.has(unit) && chosen.size < MOST_DIFFERENCES) chosen.set(unit, difference);
  return [...chosen.values()];
}

/** How much the two have in common beside their unit, if they are the same quantity told differently by two outlets; else 0. */
function sharedContext(
  one: Mention,
  other: Mention,
  allOf: (article: StoredArticle) => readonly Quantity[],
): number {
  if (one.unit !== other.unit || one.article.source === other.article.source) return 0;
  // Days apart, a figure has changed.
  if (Math.abs(timeOf(one.article) - timeOf(other.article)) > MOST_APART_MS) return 0;
  const [small, large] = one.value < other.value ? [one.value, other.value] : [other.value, one.value];
  if (small < LEAST_VALUE || isRounded(small, large) || large > small * MOST_RATIO) return 0;
  const shared = [...one.context].filter((term) => other.context.has(term)).length;
  const least = /^[%$€£¥]/u.test(one.unit) ? LEAST_SHARED_OF_COMMON : LEAST_SHARED;
  if (shared < least) return 0;
  // Whoever tells both figures, anywhere, explains them.
  const tells = ({ article, unit }: Mention, value: number): boolean =>
    allOf(article).some((third) => third.unit === unit && isRounded(third.value, value));
  return tells(one, other.value) || tells(other, one.value) ? 0 : shared;
}

function quantitiesOf({ text, language }: StoredArticle, most: number): Quantity[] {
  return sentences(text, language)
    .slice(0, most)
    .flatMap((sentence) => findQuantities(sentence));
}

/** One is the other to the nearest ten, hundred or whole number: "more than 60" and "62". */
function isRounded(a: number, b: number): boolean {
  return Math.abs(a - b) < Math.max(lastDigit(a), lastDigit(b));
}

/** The unit of a number's last digit that isn't nought: 100 of 4,200, 0.1 of 41.5. */
function lastDigit(value: number): number {
  let unit = 1e-3;
  while (unit < value && Math.abs(value / (unit * 10) - Math.round(value / (unit * 10))) < 1e-9) unit *= 10;
  return unit;
}

function timeOf({ publishedAt, addedAt }: StoredArticle): number {
  return Date.parse(publishedAt ?? addedAt);
}

function toFigure({ article, start, end }: Mention): Figure {
  const text = article.text.slice(start, end);
  return { articleId: article.id, start, end, text, source: article.source ?? '' };
}
