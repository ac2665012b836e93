/** Who says it, by the narration around the words: the clause that reports them, as it stands. */
import type { Word } from './clause-words.ts';
import { isRoleNoun, isTitle } from './roles.ts';

export interface Attribution {
  /** The subject as it stands in the article. */
  readonly subject: string;
  readonly subjectStart: number;
  readonly verb: string;
  /** `subject` is all that stands before a participle ("…, saying"): whose it is, is the sentence's own subject. */
  readonly participle?: boolean;
  /** Right beside the words, rather than somewhere in their sentence. */
  readonly adjacent: boolean;
  /** "“…,” said Jane Roe": can report nothing but the words before it. */
  readonly inverted?: boolean;
}

const NOT_SUBJECT =
  /^(?:that|which|what|this|these|those|there|and|but|or|if|when|while|as|to|of|in|on|at|with|for|by|from|not|said|his|her|their|its|than)$/iu;

export function subjectFrom(
  text: string,
  start: number,
  end: number,
  verb: string,
  adjacent: boolean,
): Attribution | undefined {
  const subject = text.slice(start, end);
  return subject.trim() === '' || NOT_SUBJECT.test(subject.trim())
    ? undefined
    : { subject, subjectStart: start, verb, adjacent };
}

export const SUBJECT_BEGINS =
  /^(?:\p{Lu}|the$|a$|an$|one$|another$|he$|she$|they$|it$|we$|i$|his$|her$|its$|our$|many$|some$|former$|retired$|longtime$|veteran$|senior$|fellow$|onetime$|ex-|\p{L}+['’]s$|spokes|officials?$|police$|prosecutors$|authorities$|investigators$|researchers$|scientists$)/u;

/** "former Obama adviser David Axelrod", "campaign manager Robby Mook": a role, and soon a name. */
export function beginsDescription(words: readonly Word[]): boolean {
  const lead = words.slice(0, 6);
  return (
    lead.some(({ bare }) => isRoleNoun(bare) || isTitle(bare)) &&
    words.slice(1, 9).some(({ bare }) => /^\p{Lu}\p{Ll}/u.test(bare))
  );
}
