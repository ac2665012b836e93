/** Speakers by what they are: "the minister", "the company", "a spokesman for the ministry", "police". */
import { isFunctionWord } from '../words.ts';
import type { People, Person } from './people.ts';
import { isRoleNoun } from './roles.ts';
import { type Speaker, type SpeakerMemory, toSpeaker } from './speaker.ts';

const MOST_WORDS = 12;

const GROUP =
  /^(?:people|officials|police|prosecutors|authorities|investigators|researchers|scientists|experts|critics|residents|lawyers|organi[sz]ers|analysts|sources)\b/iu;

/** Bodies and papers that speak, and words for people by what they do. */
export const SPEAKS =
  /\b(?:company|firm|ministry|department|agency|authority|office|government|administration|campaign|committee|commission|council|court|party|union|association|federation|foundation|institute|university|college|school|hospital|bank|group|team|club|police|army|military|statement|report|letter|study|survey|poll|paper|editorial|op-ed|newspaper|magazine|website|network|channel|broadcaster|outlet|filing|lawsuit|complaint|ruling|memo|e-?mail|tweet|post|ad|source|spokes\p{L}+|official|people|critic|expert|resident|analyst|researcher|scientist|lawyer|supporter|opponent|voter|man|woman|child|audience|crowd|user|coastguard|charity|operator|watchdog|regulator|carrier|airline|maker|retailer|lender|service)s?\b/iu;

/** "one Republican involved in the planning", "a Mexican". */
const ONE_OF_A_PEOPLE = /^(?:an?|one|another|some|many|several|two|three) (?:\p{Ll}+ ){0,2}\p{Lu}/u;

const NOBODY =
  /^(?:nobody|no one|none|nothing|everybody|everyone|somebody|someone|something|anyone|another|others|some|many|most|few|several|both|all|each|either|neither)$/iu;

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
  if (words.length > MOST_WORDS || phrase === '' || NOBODY.test(phrase)) return undefined;
  const definite = /^(?:the|his|her|its|their|that)\b/iu.test(phrase);
  const role = words.find((word) => isRoleNoun(word));
  if (definite && !/\b(?:of|for|from)\b/u.test(phrase)) {
    const person =
      role === undefined ? undefined : holderOf(role.toLowerCase(), phrase, people.before(at), recent);
    if (person) return toSpeaker(person);
    const body = role === undefined ? people.bodies.meant(words.at(-1) ?? '', at) : undefined;
    if (body !== undefined) return { speaker: body };
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

/** Who has that role: nobody whose role is another's deputy, and several people are no one of them. */
function holderOf(
  noun: string,
  phrase: string,
  before: readonly Person[],
  recent: SpeakerMemory['recent'],
): Person | undefined {
  if (noun.endsWith('s') && isRoleNoun(noun.slice(0, -1))) return undefined;
  const holder = before.find(({ role = '' }) => {
    const parts = role.toLowerCase().split(/[\s-]+/u);
    return parts.includes(noun) && (!LESSER.test(role) || LESSER.test(phrase));
  });
  if (holder || !/^the\b/iu.test(phrase)) return holder;
  const [only, ...others] = new Set(recent.flatMap(({ person }) => person ?? []));
  return others.length === 0 && only?.role === undefined ? only : undefined;
}

const LESSER = /\b(?:deputy|vice|assistant|former|ex|acting)\b/iu;

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
