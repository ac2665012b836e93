/** The kinds of answer that questions ask for, told by the words of the question, and what holds one. */
import { properNames } from '../names.ts';
import { stem } from '../words.ts';
import type { Question } from './question.ts';

export type AnswerKind =
  | 'number'
  | 'age'
  | 'length'
  | 'measure'
  | 'time'
  | 'name'
  | 'place'
  | 'reason'
  | 'speaker'
  | 'speech'
  | 'yes-no'
  | 'any';

/** `text`: the sentence that asks, lower-cased. English; `any` for what it does not know. */
export function kindOf(text: string): AnswerKind {
  if (
    /^(?:and |so |but )?(?:who|whose words|which \w+) (?:said|says|told|wrote|tweeted|claimed|added|warned)\b/u.test(
      text,
    )
  )
    return 'speaker';
  if (
    /\bwhat (?:did|does|has|have|do) .{1,80} (?:say|said|suggest|tell|told|claim|write|tweet|warn|announce|think|argue|want|call)\b/u.test(
      text,
    )
  )
    return 'speech';
  if (/\bhow old\b/u.test(text)) return 'age';
  if (/\bhow (?:far|tall|high|wide|deep)\b/u.test(text)) return 'length';
  if (/\bhow (?:long|big|large|heavy|fast)\b/u.test(text)) return 'measure';
  if (
    /\bhow (?:many|much|often)\b|\bwhat (?:percent|percentage|number|amount|share|age|price|proportion)\b|\bwhich (?:number|year)\b/u.test(
      text,
    )
  ) {
    return /\bwhich year\b/u.test(text) ? 'time' : 'number';
  }
  if (
    /^(?:and |so |but )?(?:when|since when|until when)\b|\b(?:what|which) (?:time|day|date|year|month|week|decade|century)\b|\bhow (?:soon|recently)\b/u.test(
      text,
    )
  )
    return 'time';
  if (
    /^(?:and |so |but |from )?where\b|\b(?:what|which) (?:city|country|state|town|place|location|region|island|continent)\b/u.test(
      text,
    )
  )
    return 'place';
  if (
    /^(?:and |so |but |to |with |by |for |from )?(?:who|whom|whose)\b|\bwhat (?:person|man|woman|actor|actress|singer|player|politician|president|minister|leader|celebrity|team|company|country)\b|\bwhich (?!types?\b|kinds?\b|sorts?\b|ways?\b)\p{L}/u.test(
      text,
    )
  )
    return 'name';
  if (
    /^(?:and |so |but )?why\b|\bwhat (?:caused|led to|is the reason|was the reason)\b|\bhow come\b/u.test(
      text,
    )
  )
    return 'reason';
  if (
    /^(?:and |so |but )?(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|must)\b/u.test(
      text,
    )
  )
    return 'yes-no';
  return 'any';
}

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|quarter|third|twice|double|no one|none)\b/iu;
const MEASURE =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|thousand|half|a few|several))[\s-](?:[\p{L}]+[\s-])?(?:millimet|centimet|met|kilomet)(?:re|er)s?\b|\d\s?(?:mm|cm|m|km|kg|g|t|ft|in|mph|lbs?)\b|\b(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|half|a few|several|an?)[\s-](?:more |full |whole )?(?:miles?|feet|foot|inch(?:es)?|yards?|hectares?|acres?|square|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)|kilos?|kilograms?|tonnes?|tons?|pounds?|knots|times|per ?cent|percent)\b/iu;
const TIME =
  /\b(?:1[0-9]|20)\d{2}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.)\b|\b(?:may \d|today|yesterday|tomorrow|tonight|morning|afternoon|evening|night|week|month|year|decade|century|hours?|days?|spring|summer|autumn|fall|winter|soon|later|ago|since|until|\d{1,2}(?::\d{2})? ?[ap]\.?m)\b/iu;
const PLACE = /\b(?:in|at|near|to|from|on|outside|across|off|of) (?:the )?\p{Lu}\p{L}+/u;
const REASON =
  /\b(?:because|due to|as a result|since|so that|in order to|caused by|after|following|over|amid|thanks to|owing to|blamed|reason|led to|prompted|to (?:avoid|prevent|protect|help|reduce|stop|allow|make|ensure|keep))\b/iu;

const LENGTH =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|thousand|half|a few|several))[\s-](?!square)(?:\p{L}+[\s-])?(?:(?:millimet|centimet|met|kilomet)(?:re|er)s?|miles?|feet|foot|ft|inch(?:es)?|yards?|metres|meters)\b|\d\s?(?:mm|cm|m|km)\b/iu;
const AGE =
  /\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|hundred|thousand)[\s-](?:years?|months?|weeks?|days?)\b|\baged? \d|, \d{1,3}[,.]|\bborn\b/iu;
/** What has a number and counts nothing. */
const DATES =
  /\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.?m\b|\b(?:1[5-9]|20)\d{2}\b|\b\d{1,2}(?:st|nd|rd|th)?(?= (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) )\d{1,2}\b/gu;
/** A time from now is no length of time. */
const APART = /\b(?:hours?|days?|nights?|weeks?|months?|years?|decades?) (?:earlier|ago|later|before)\b/giu;

/** Whether a sentence holds what would answer a question of this kind. */
export function holdsAnswer(question: Question, sentence: string): boolean {
  switch (question.kind) {
    case 'number':
      return NUMBER.test(sentence.replace(DATES, ' '));
    case 'age':
      return AGE.test(sentence);
    case 'length':
      return LENGTH.test(sentence);
    case 'measure':
      return MEASURE.test(sentence.replace(APART, ' '));
    case 'time':
      return TIME.test(sentence);
    case 'name':
      return properNames(sentence).some(
        ({ text }) =>
          !text
            .split(/[\s-]+/u)
            .every((part) => question.names.has(stem(part)) || question.terms.includes(stem(part))),
      );
    case 'place':
      return PLACE.test(sentence);
    case 'reason':
      return REASON.test(sentence);
    case 'speaker':
    case 'speech':
      return /["“”«»]|\b(?:said|says|told|added|suggest|warn|announce|wrote|tweeted|argued|claimed|called|according)/iu.test(
        sentence,
      );
    case 'yes-no':
    case 'any':
      return true;
  }
}
