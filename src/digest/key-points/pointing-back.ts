/** Whether a sentence leans on one before it: begins with what only that explains, or speaks of a "he" whom it doesn't name. */
import type { ProperName } from '../names.ts';
import { isOrganisation } from '../quotes/person-names.ts';
import { terms } from '../words.ts';

/** What only joins a sentence to the one before; what follows may still stand alone. */
const JOINED =
  /^(?:but|and|so|yet|still|then|also|instead|now|later|eventually|finally|maybe|perhaps|however|nevertheless|meanwhile|moreover|in addition|as a result|for example|for instance)[, ]+/iu;
const BEGINNINGS: readonly RegExp[] = [
  /^(?:he|she|they|it|his|her|hers|their|theirs|its|this|that|these|those|him|them|such|here|both|neither|another|others?|there(?! (?:is|are|was|were|has|have|had|will)\b))(?:['’](?:s|re|d|ll|ve))?(?![\p{L}\p{N}-])/iu,
  // "Many of them", "Two were hurt"; "Many people" and "Two men" name what they tell of.
  /^(?:most|many|some|all|each|none|one|two|three|four|five|several|half) (?:of (?:them|these|those|the (?:two|three|four|group|pair))|also|did|do|had|has|have|was|were|is|are|said|say)\b/iu,
  /^the (?:former|latter|same|move|decision|incident|two|three|four|pair|trio|duo|couple|man|woman|men|women|boy|girl|teen|teenager|child|children|suspect|victims?|others?|rest|answer|reason|idea|problem|result|difference)\b(?! (?:of|to|that|who|for|in|between)\b)/iu,
  /^[Tt]he \d{1,2}-year-old\b(?! (?:\p{Ll}+ )?\p{Lu})/u,
  /^(?:the (?:following|next) (?:minute|morning|night|day|week|month|season|year)|(?:two|three|four|five|six|seven|ten|a few|several|an?) (?:minute|hour|day|week|month|season|year)s? (?:later|earlier|before|after))\b/iu,
  /^(?:(?:in|at|by|since|after|before|during|from|until|on|for|despite|around|under|without|within|with|among|amid|because of|as part of|along with|like) (?:this|that|these|those|it|them|him|her|which)|(?:by|since|until) then|in (?:response|turn|return|contrast|comparison)|at the time|as such|either way)\b/iu,
  // "Like Lund, it has …", "Last week, in Holm, they …"
  /^(?:like|unlike|in|on|at|by|with|last|earlier|later|next|since|during|for|over|under|despite|among|from) [^,]{2,60}, (?:[^,]{2,60}, )?(?:it|they)\b/iu,
];

/** `names`: those in the sentence, with their offsets in it, that somebody may bear. */
export function pointsBack(text: string, names: readonly ProperName[]): boolean {
  const rest = text.replace(JOINED, '');
  return BEGINNINGS.some((beginning) => beginning.test(rest)) || speaksOfUnknown(withoutSpeech(text), names);
}

const SOMEBODY = /\b(?:he|she|him|his|her|hers)\b/iu;
/** "After he left, Lee said …": the name comes behind. */
const NAMED_BEHIND =
  /^(?:after|before|while|when|as|since|although|though|because|if|once|despite|in|on|at|with|during|until|by|for|from|like)\b/iu;
/** Somebody without a name: "the minister", "a woman from Lund", "its chairman". */
const UNNAMED = /\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ne|[Ee]very|[Ee]ach|[Nn]o) \p{Ll}/u;
const REPORTING = /^(?:he|she) (?:also |later )?(?:said|says|added|adds|told|wrote|noted|explained)\b/iu;

function speaksOfUnknown(text: string, names: readonly ProperName[]): boolean {
  const pronoun = SOMEBODY.exec(text);
  if (!pronoun) return false;
  const at = pronoun.index;
  const before = text.slice(0, at);
  // "…, he added": whoever the sentence begins with may speak, nobody else that it names.
  if (/,\s$/u.test(before) && REPORTING.test(text.slice(at))) return names[0]?.start !== 0;
  if (names.some(({ start }) => start < at) || UNNAMED.test(before)) return false;
  const clause = text.indexOf(',', at);
  return !(NAMED_BEHIND.test(text) && clause > 0 && names.some(({ start }) => start > clause));
}

const PLACE = /\b(?:in|at|near|across|outside|throughout) (?<place>\p{Lu}[\p{L}'’-]+)/gu;

/**
 * The names that somebody may bear: no organisation, no single word that is a place elsewhere in the article, and none that
 * only ever begins a sentence (`starts`: where they do), as any word may.
 */
export function personalNames(
  text: string,
  names: readonly ProperName[],
  starts: ReadonlySet<number>,
): readonly ProperName[] {
  const places = new Set([...text.matchAll(PLACE)].map((match) => match.groups?.['place'] ?? ''));
  const certain = new Set(
    names.flatMap(({ text: name, start }) =>
      starts.has(start) && !name.includes(' ') ? [] : name.split(' '),
    ),
  );
  return names.filter(
    ({ text: name }) =>
      !isOrganisation(name) && (name.includes(' ') || (certain.has(name) && !places.has(name))),
  );
}

/** The same length, speech blanked. */
function withoutSpeech(text: string): string {
  return text.replace(/“[^”]*”?|"[^"]*"?|«[^»]*»?/gu, (speech) => ' '.repeat(speech.length));
}

/** "The ruling", "The officer": known from somewhere. "The first ruling" and "the ruling of …" need no more. */
const DEFINITE =
  /^(?:[Tt]he|[Tt]hese|[Tt]hose) (?!(?:first|last|latest|only|next|new|\p{Ll}+est) )(?<noun>\p{Ll}+(?:[ -]\p{Ll}+){0,2})/u;
const EXPLAINED =
  /[ -](?:of|that|who|which|whose|where|for|in|on|at|from|to|between|against|by|with|behind|near|outside)(?:[ -]|$)/u;

/** "Under that plan", "those homes": something told before; "this plan" is more often the one that the sentence is about. */
const DEMONSTRATIVE =
  /\b(?:those|such(?! as\b| an? )|(?:of|for|in|on|to|from|with|without|by|under|about|against|into|like|than|all) that) (?!(?:time|times|day|days|night|week|weekend|month|year|years|season|spring|summer|autumn|fall|winter|morning|afternoon|evening|century|decade|point|who|that|with|in|of|from|at|for|on|is|was|are|were|has|have|had|he|she|it|they|we|you|the|an?|one|will|would|could|can)\b)(?<noun>\p{Ll}+)|\bthat (?<object>\p{Ll}+)(?=[,.;]| (?:but|and)\b)/u;

/** Tells of something that the reader is taken to know, and that none of the `known` terms names. */
export function isUnanchored(text: string, known: ReadonlySet<string>, language: string): boolean {
  const { noun } = DEFINITE.exec(text)?.groups ?? {};
  const isNew = (words: string): boolean => !terms(words, language).some((term) => known.has(term));
  if (noun !== undefined && !EXPLAINED.test(noun) && isNew(noun)) return true;
  const pointed = DEMONSTRATIVE.exec(text);
  return (
    pointed !== null &&
    !text.slice(0, pointed.index).includes(pointed.groups?.['noun'] ?? pointed.groups?.['object'] ?? '')
  );
}
