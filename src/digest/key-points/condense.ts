/**
 * A point in fewer words: asides go where the sentence says the same without them. Words are left out, never changed; nothing
 * inside quote marks is touched, and no figure, no limit and no source of a claim is lost.
 */
import { findMarked } from '../quotes/marks.ts';
import { trimSentence } from './trim.ts';

interface Form {
  readonly pattern: RegExp;
  /** Whether the sentence says the same without `aside`; `before` is what stands in front of it. */
  readonly isLoose: (aside: string, before: string) => boolean;
}

/** An aside that holds one of these limits what the sentence says, or says it of somebody else. */
const LIMITS =
  /\b(?:not|no|never|none|nobody|neither|nor|without|except|unless|only|if|but|least|most|far|alleged(?:ly)?|reported(?:ly)?|denie[sd]|deny|denying|although|though|until|pending|subject|said|says)\b|n['’]t\b|[\p{N}$€£¥%]/iu;
/** A second name for what stands before it, or a clause about it: the sentence holds with and without. */
const APPOSITION =
  /^(?:\p{Lu}|the|a|an|his|her|its|their|one|two|three|four|five|which|who|whose|where|including|named|known|called|born|also)(?=\b|\P{L})/u;
/** "(WHO)", "(D-Ohio)": a name that the article may go on with, or that tells who somebody is. */
const SHORT_NAME = /^[\p{Lu}\p{N}&.-]+s?$|^[DRI]-/u;
/** In other units: "100 metres (330 feet)". */
const MEASURE =
  /^(?:about |around |nearly |roughly )?[$€£¥]?\p{N}[\p{N}.,]*(?: (?:million|billion))?(?: ?\p{L}{1,12}){0,2}$/u;
const FIGURE_BEFORE = /\p{N}\S*(?:\s\S+){0,3}$/u;
/** What goes on behind a clause about the subject. */
const VERB =
  '(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|says?|said|told|\\p{Ll}{2,}ed|did|does|went|came|took|made|won|lost|began|became|fell|rose|left|gave|found|held|led|met|ran|saw|sent|spent|wrote)';
/** All that the sentence has said so far: who or what it is about. */
const SUBJECT = /^(?:[^\s,;:“”"()]+ ){0,9}[^\s,;:“”"()]+$/u;
/** A place in the sentence that keeps the comma behind it. */
const OPENING =
  /^(?:In|On|At|For|If|When|While|Since|After|Before|By|With|As|Under|From|Of|Despite|Because|During|Until)\b[^,]*$/u;
const DAY =
  '(?:on |late |early )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)(?: (?:morning|afternoon|evening|night))?';
const MEDIUM =
  'in an? (?:[\\p{L}-]+ ){0,3}(?:statement|release|post|tweet|interview|e-?mail|filing|briefing|conference|video)';

const FORMS: readonly Form[] = [
  {
    pattern: /\s\((?<aside>[^()“”"«»]{2,120})\)(?=[\s,.;:!?]|$)/gu,
    isLoose: (aside, before) =>
      MEASURE.test(aside)
        ? FIGURE_BEFORE.test(before.slice(-40))
        : !LIMITS.test(aside) && !SHORT_NAME.test(aside) && APPOSITION.test(aside),
  },
  {
    pattern:
      /\s?(?:--|[—–])\s?(?<aside>[^—–“”"«»;:.?!-](?:[^—–“”"«»;:.?!-]|-(?!-)){2,119}?)\s?(?:--|[—–])(?=\s?\p{L})/gu,
    isLoose: (aside, before) => !LIMITS.test(aside) && APPOSITION.test(aside) && !/\p{N}\s?$/u.test(before),
  },
  {
    pattern: new RegExp(`, (?<aside>(?:who|which|whose|where) [^,;:()“”"«»—–]{5,120}),(?= ${VERB}\\b)`, 'gu'),
    isLoose: (aside, before) => !LIMITS.test(aside) && SUBJECT.test(before),
  },
  // Joins to the sentence before from the middle of its own.
  {
    pattern:
      /,\s(?:however|meanwhile|moreover|furthermore|nevertheless|nonetheless|in turn|too|though|as well)(?:,(?=\s(?!said|says|added))|(?=[.!]$))/giu,
    isLoose: (_, before) => !OPENING.test(before),
  },
  {
    pattern: / also(?= (?!known\b|called\b|as\b)\p{Ll})/gu,
    isLoose: (_, before) => SUBJECT.test(before) && !/\b(?:but|and|or|only)$/iu.test(before),
  },
  // When and in what somebody said it, behind who said it.
  {
    pattern: new RegExp(`(?: ${DAY}| ${MEDIUM}){1,2}(?=\\.$)`, 'gu'),
    isLoose: (_, before) => /,\s[^,;]{2,60}\s(?:said|says)$/u.test(before.slice(-80)),
  },
];

/** What is longer is no sentence, and each form looks back over all that stands before it. */
const MOST_LENGTH = 1_000;

export function condense(text: string, language: string): string {
  return withoutAsides(trimSentence(text, language), language);
}

/** What joins the sentence to the one before stays. */
export function withoutAsides(text: string, language: string): string {
  const whole = text.replace(/\s+/gu, ' ').trim();
  if (language !== 'en' || whole.length > MOST_LENGTH) return whole;
  const spoken = findMarked(whole);
  const cuts = FORMS.flatMap((form) => findCuts(whole, form)).toSorted((a, b) => a.start - b.start);
  let shown = '';
  let from = 0;
  for (const { start, end } of cuts) {
    if (start < from || spoken.some((span) => start < span.end && end > span.start)) continue;
    shown += whole.slice(from, start);
    if (/^\p{L}/u.test(whole.slice(end))) shown += ' ';
    from = end;
  }
  return shown + whole.slice(from);
}

function findCuts(
  text: string,
  { pattern, isLoose }: Form,
): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(pattern)]
    .filter((match) => isLoose(match.groups?.['aside'] ?? '', text.slice(0, match.index)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
