/** How much of what a line says its sources say too, word by word and clause by clause. */
import type { Fault } from './fault.ts';
import type { Token } from './tokens.ts';
import { maySay } from './wordnet.ts';

/** So much of a line may be told in words of its own. */
const MOST_NEW = 0.55;
/** A clause of this many telling words, all of them new, tells something of its own. */
const LEAST_CLAUSE = 2;
const LEAST_CAUSE = 2;
const CAUSE =
  /^(?:because|due|amid|following|after|since|thanks|owing|despite|although|leading|causing|prompting|forcing|sparking|raising|so|to|weil|wegen|nach|trotz|damit|sodass|parce|afin|pour|porque|debido|tras|para)$/u;

export function findUnsupported(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const sources = given.filter(({ content, type }) => content && type === 'word');
  const roots = new Set(sources.map(({ root }) => root));
  const isGiven = (token: Token): boolean =>
    roots.has(token.root) || sources.some((source) => isAlike(token, source, language));
  const words = claim.filter(({ content, type }) => content && type === 'word');
  if (words.length === 0) return undefined;
  const fresh = new Set(words.filter((word) => !isGiven(word) && !isEmpty(word)));
  if (words.length >= 3 && fresh.size / words.length > MOST_NEW)
    return { kind: 'unsupported', what: [...fresh].map(({ text }) => text).join(' ') };
  for (const [, clause] of Map.groupBy(claim, ({ clause: at }) => at)) {
    const own = clause.filter(({ content, type }) => content && type === 'word');
    const ownFresh = own.filter((word) => fresh.has(word));
    const isCause = CAUSE.test(clause[0]?.lower ?? '');
    if (
      own.length > 0 &&
      ownFresh.length === own.length &&
      ownFresh.length >= (isCause ? LEAST_CAUSE : LEAST_CLAUSE)
    )
      return { kind: 'unsupported', what: ownFresh.map(({ text }) => text).join(' ') };
  }
  return longestRun(claim, fresh);
}

const MOST_RUN = 3;

/** Four new words in a row say something that nobody said. */
function longestRun(claim: readonly Token[], fresh: ReadonlySet<Token>): Fault | undefined {
  let run: Token[] = [];
  for (const token of claim) {
    if (fresh.has(token)) run.push(token);
    else if (token.content || token.type === 'mark') run = [];
    if (run.length > MOST_RUN) return { kind: 'unsupported', what: run.map(({ text }) => text).join(' ') };
  }
  return undefined;
}

/** Words that carry a sentence and claim nothing. */
function isEmpty({ lower }: Token): boolean {
  return /^(?:say|says|said|tell|told|people|person|man|woman|men|women|make|made|take|took|taken|get|got|give|given|gave|come|came|go|went|one|also|still|just|new|now|used?|including|include[sd]?|according|part|number|way|time|thing|official|officials|authorities|hold|held|put|set|show|shows|showed|work|become|became|remain|remains|remained|face|faces|faced|see|sees|saw|seen|begin|began|start|started|plan|plans|report|reports|reported|news|total|group|place|area|members?|local)$/u.test(
    lower,
  );
}

function isAlike(token: Token, source: Token, language: string): boolean {
  const [one, other] = [token.root, source.root];
  if (
    one.length >= 5 &&
    other.length >= 5 &&
    (one.startsWith(other.slice(0, 5)) || other.startsWith(one.slice(0, 5)))
  )
    return true;
  // German compounds: "Staumauer" of "Mauer", "Bahnstreik" of "Streik".
  if (
    language === 'de' &&
    one.length >= 4 &&
    other.length >= 4 &&
    (other.includes(one) || one.includes(other))
  )
    return true;
  return language === 'en' && maySay(token.lower, source.lower);
}
