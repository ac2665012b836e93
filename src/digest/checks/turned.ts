/** Who did it to whom, by any words: two that stand on either side of a verb have not changed places. English. */
import type { Fault } from './fault.ts';
import { isVerb } from './roles.ts';
import type { Token } from './tokens.ts';

interface Clause {
  readonly verb: Token;
  /** The head of what stands before the verb: who acts, or to whom it is done. */
  readonly subject: Token;
  /** All telling words behind the verb in its sentence. */
  readonly behind: ReadonlySet<string>;
  readonly isPassive: boolean;
  /** Behind "by", of a passive. */
  readonly agents: ReadonlySet<string>;
}

const BE = /^(?:is|are|was|were|be|been|being|am|get|gets|got|'s|’s)$/u;
const HELPS =
  /^(?:has|have|had|having|will|would|can|could|may|might|must|shall|should|do|does|did|to|not|never|also|then|now|once|again|later|already|still|since|first|who|that|which|quickly)$/u;
/** The same may be told from either side. */
const MUTUAL =
  /^(?:meet|met|marr|agre|join|talk|fight|fought|play|face|clash|compet|differ|merg|collid|negoti|argu|debat|spoke|speak|share|connect|link|say|said|tell|told|replac|succe|follow|includ|work|own|hav)/u;

export function findTurned(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  if (language !== 'en') return undefined;
  const known = clausesOf(given, language);
  for (const told of clausesOf(claim, language)) {
    if (MUTUAL.test(told.verb.lower)) continue;
    const alike = known.filter(({ verb }) => verb.root === told.verb.root);
    if (alike.length > 0 && alike.every((other) => isTurned(told, other)))
      return { kind: 'roles', what: `${told.subject.text} ${told.verb.text}` };
  }
  return undefined;
}

function isTurned(one: Clause, other: Clause): boolean {
  const [x, y] = [one.subject.root, other.subject.root];
  if (one.isPassive === other.isPassive)
    return x !== y && one.behind.has(y) && other.behind.has(x) && !one.behind.has(x) && !other.behind.has(y);
  // "A hit B", "A was hit by B".
  const [active, passive] = one.isPassive ? [other, one] : [one, other];
  return x === y && [...passive.agents].some((agent) => active.behind.has(agent));
}

function clausesOf(line: readonly Token[], language: string): Clause[] {
  return line.flatMap((verb, at): Clause[] => {
    const aux = line.slice(Math.max(0, at - 3), at).some(({ lower }) => BE.test(lower));
    const isProgressive = aux && verb.lower.endsWith('ing') && verb.content && !verb.capital;
    if (!isProgressive && !isVerb(line, at, language)) return [];
    const subject = subjectOf(line, at);
    if (!subject) return [];
    const behind = line.filter(
      (token) => token.place > verb.place && token.sentence === verb.sentence && token.content,
    );
    const isPassive = aux && !isProgressive;
    const by = line.findIndex((token, place) => place > at && place < at + 8 && token.lower === 'by');
    const agents = behind.filter(({ place }) => by >= 0 && place > by && place <= by + 4);
    return [
      {
        verb,
        subject,
        behind: new Set(behind.map(({ root }) => root)),
        isPassive,
        agents: new Set(isPassive ? agents.map(({ root }) => root) : []),
      },
    ];
  });
}

/** The word right before the verb and its helpers, where that is no verb's own. */
function subjectOf(line: readonly Token[], verb: number): Token | undefined {
  for (let at = verb - 1; at >= 0 && verb - at <= 6; at -= 1) {
    const token = line[at];
    if (!token || token.sentence !== line[verb]?.sentence) return undefined;
    if (BE.test(token.lower) || HELPS.test(token.lower) || token.lower.endsWith('ly')) continue;
    return token.type === 'word' && token.content ? token : undefined;
  }
  return undefined;
}
