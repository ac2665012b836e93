/** Speakers by what they are: "the minister", "the company", "a spokesman for the ministry", "police". */
import { isFunctionWord } from '../words.ts';
import type { People } from './people.ts';
import { isRoleNoun } from './roles.ts';
import { type Speaker, type SpeakerMemory, toSpeaker } from './speaker.ts';

const MOST_WORDS = 12;

const GROUP =
  /^(?:people|officials|police|prosecutors|authorities|investigators|researchers|scientists|experts|critics|residents|lawyers|organi[sz]ers|analysts|others|sources)\b/iu;

/** Bodies and papers that speak, and words for people by what they do. */
export const SPEAKS =
  /\b(?:company|firm|ministry|department|agency|authority|office|government|administration|campaign|committee|commission|council|court|party|union|association|federation|foundation|institute|university|college|school|hospital|bank|group|team|club|police|army|military|statement|report|letter|study|survey|poll|paper|editorial|op-ed|newspaper|magazine|website|network|channel|broadcaster|outlet|filing|lawsuit|complaint|ruling|memo|e-?mail|tweet|post|ad|source|spokes\p{L}+|official|people|critic|expert|resident|analyst|researcher|scientist|lawyer|supporter|opponent|voter|man|woman|child|audience|crowd|user|coastguard|charity|operator|watchdog|regulator|carrier|airline|maker|retailer|lender|service)s?\b/iu;

/** "one Republican involved in the planning", "a Mexican". */
const ONE_OF_A_PEOPLE = /^(?:an?|one|another|some|many|several|two|three) (?:\p{Ll}+ ){0,2}\p{Lu}/u;

/** "the minister", "the company", "a spokesman for the ministry", "police". */
export function describedSubject(
  phrase: string,
  at: number,
  people: People,
  { recent }: SpeakerMemory,
  /** Its verb can only be one of speech: what it is said of speaks. */
  surely: boolean,
): Speaker | undefined {
  const words = phrase.split(' ');
  if (words.length > MOST_WORDS || phrase === '') return undefined;
  const definite = /^(?:the|his|her|its|their|that)\b/iu.test(phrase);
  const role = words.find((word) => isRoleNoun(word));
  if (definite && role !== undefined && !/\b(?:of|for|from)\b/u.test(phrase)) {
    const noun = role.toLowerCase();
    const holder = people.before(at).find((person) =>
      person.role
        ?.toLowerCase()
        .split(/[\s-]+/u)
        .includes(noun),
    );
    const spoken = new Set(recent.flatMap(({ person }) => person ?? []));
    const only = spoken.size === 1 && /^the\b/iu.test(phrase) ? [...spoken][0] : undefined;
    const person = holder ?? only;
    if (person) return toSpeaker(person);
  }
  const begun = /^(?:the|a|an|one|another|his|her|its|their|our|some|many|several|two|three|\p{Lu})/u.test(
    phrase,
  );
  const head = words.at(-1) ?? '';
  // What neither is somebody nor a body that speaks was taken for the subject by mistake.
  const speaks =
    role !== undefined ||
    SPEAKS.test(phrase) ||
    ONE_OF_A_PEOPLE.test(phrase) ||
    (/^\p{Lu}/u.test(lowerFirst(phrase)) && words.length <= 4 && !isFunctionWord(head)) ||
    (surely &&
      begun &&
      words.length > 1 &&
      words.length <= 6 &&
      /^\p{Ll}+$/u.test(head) &&
      !isFunctionWord(head));
  const isNounPhrase =
    !/['’]s?$|\b(?:would|will|can|could|should|may|might|must|has|had|have|is|was|are|were|that|filed)\b/u.test(
      phrase,
    );
  return (begun || GROUP.test(phrase)) && speaks && isNounPhrase
    ? { speaker: lowerFirst(phrase) }
    : undefined;
}

/** What stands right before the verb: after the last comma, if that is a noun phrase of its own. */
export function lastNounPhrase(phrase: string): string {
  const parts = phrase.split(/,\s+/u);
  const first = parts[0] ?? phrase;
  const last = parts.at(-1) ?? phrase;
  if (parts.length > 1 && !/^(?:the|a|an|one|his|her|its|\p{Lu})/u.test(last)) return first;
  const clause =
    /\b(?:that|which|where|when|while|because|but|and|as)\s+((?:the|a|an|one|his|her|its|their|another|some|many|police|officials)\b.*)$/iu.exec(
      last,
    );
  return clause?.[1] ?? last;
}

function lowerFirst(phrase: string): string {
  return /^(?:The|A|An|One|Another|His|Her|Its|Their|Our|Some|Many|Several|Two|Three|Police|Officials|Prosecutors|Authorities|Residents|Critics|Experts|Researchers|Scientists)\b/u.test(
    phrase,
  )
    ? phrase.charAt(0).toLowerCase() + phrase.slice(1)
    : phrase;
}
