/** Whether a line tells as done what its sources have still to come: "will start" is not "started". English. */
import { isIrregular } from '../answers/irregular.ts';
import type { Fault } from './fault.ts';
import type { Token } from './tokens.ts';
import { isBaseVerb } from './wordnet.ts';

const TO_COME = /^(?:will|would|shall|should|may|might|could|can|must|'ll|’ll)$/u;
const BETWEEN = /^(?:not|be|to|also|soon|then|now|have|likely|probably|finally|only|still|eventually)$/u;
const BE = /^(?:be|is|are|was|were|been|being)$/u;

export function findDone(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  if (language !== 'en') return undefined;
  for (const token of claim) {
    if (
      !isPast(claim, token) ||
      claim.some((other) => other.sentence === token.sentence && TO_COME.test(other.lower))
    )
      continue;
    const alike = given.filter(({ root }) => root === token.root);
    if (alike.length > 0 && alike.every((other) => isToCome(given, other)))
      return { kind: 'certainty', what: token.text };
  }
  return undefined;
}

function isPast(line: readonly Token[], { text, lower, content, capital, place }: Token): boolean {
  if (!content || capital || isBaseVerb(lower) || !(lower.endsWith('ed') || isIrregular(text))) return false;
  return !/^(?:is|are|be|being|to)$/u.test(line[place - 1]?.lower ?? '');
}

/** "Will start", "would likely be started", "will have to start". */
function isToCome(line: readonly Token[], { lower, place }: Token): boolean {
  if (!isBaseVerb(lower) && !BE.test(line[place - 1]?.lower ?? '')) return false;
  return isAfterModal(line, place);
}

function isAfterModal(line: readonly Token[], place: number): boolean {
  for (let at = place - 1; at >= 0 && place - at <= 4; at -= 1) {
    const lower = line[at]?.lower ?? '';
    if (TO_COME.test(lower)) return true;
    if (!BETWEEN.test(lower) && !lower.endsWith('ly')) return false;
  }
  return false;
}
