/** Words in quote marks that nobody speaks: titles of works, and nicknames within a name. */
import { isTitleCase, type Words } from './spoken-words.ts';
import { isReportingVerb } from './verbs.ts';

/** What only stands in front of a title: "the podcast “…”", "a book entitled “…”". */
const WORK =
  /\b(?:album|book|novel|memoir|film|movie|documentary|song|single|series|show|sitcom|drama|comedy|thriller|hits?|titled|entitled|program(?:me)?|podcast|column|musical|play|episode|exhibition|painting|magazine|newsletter)[\s,]*["“«„‘]?$/iu;
/** What may stand in front of a title, and of other words: "on “This Week”", "CNN’s “New Day”". */
const BEFORE_WORK =
  /(?:\b(?:on|with|of|for|in|to|by|from|and|aboard|host)|\p{Lu}[\p{L}.]+['’]s?)[\s,]*["“«„‘]?$/iu;
/** How far back a sentence is read for what comes right before its words. */
const REACH = 40;

/** Whether the words are a title or a nickname, though somebody may be said to have said something there. */
export function isNoSpeech(text: string, narration: string, { start, end, whole }: Words): boolean {
  const said = text.slice(start, end);
  const before = narration.slice(Math.max(0, start - REACH), start);
  const count = said.split(/\s+/u).length;
  if (count <= 2 && isNickname(before, narration.slice(end, end + REACH))) return true;
  if (whole) return false;
  if (count === 1) return /^\p{Lu}\p{Ll}/u.test(said) && WORK.test(before);
  if (!isTitleCase(said)) return false;
  return (
    WORK.test(before) || BEFORE_WORK.test(before) || !isSaidHere(before, narration.slice(end, end + REACH))
  );
}

/** Whether a verb of speech stands beside the words: "said “Make Ordenia Great”". */
function isSaidHere(before: string, after: string): boolean {
  const words = (part: string): string[] => part.match(/\p{L}+/gu) ?? [];
  return [...words(before).slice(-2), ...words(after).slice(0, 4)].some(isReportingVerb);
}

/** "C.L. “Butch” Otter" */
function isNickname(before: string, after: string): boolean {
  return /\p{Lu}[\p{L}.]* ["“‘]$/u.test(before) && /^["”’] \p{Lu}\p{Ll}/u.test(after);
}
