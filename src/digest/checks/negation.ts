/** Whether a line says no where its sources say yes, or the other way round. */
import type { Fault } from './fault.ts';
import type { Token } from './tokens.ts';

const NOT: Readonly<Record<string, RegExp>> = {
  en: /^(?:not|no|never|none|nobody|nothing|neither|nor|nowhere|without|cannot|unable|\p{L}+n['’]t|hardly|barely|non)$/u,
  de: /^(?:nicht|kein\p{L}*|nie|niemals|niemand|nichts|weder|ohne|nirgends|kaum)$/u,
  fr: /^(?:ne|n|n['’]\p{L}+|pas|jamais|aucun\p{L}*|rien|personne|sans|ni|non)$/u,
  es: /^(?:no|nunca|jamás|nadie|nada|ningún|ningun\p{L}+|sin|ni|tampoco)$/u,
  pt: /^(?:não|nunca|jamais|ninguém|nada|nenhum\p{L}*|sem|nem)$/u,
  it: /^(?:non|mai|nessun\p{L}*|niente|nulla|senza|né)$/u,
  nl: /^(?:niet|geen|nooit|niemand|niets|zonder|noch)$/u,
};
/** Say no by themselves: "failed to pay" is "did not pay". */
const REFUSES =
  /^(?:fail|refus|reject|deni|deny|declin|lack|ban|block|bar|prevent|stop|halt|avoid|without|absenc|miss|unlik|impossibl|rule|dismiss|oppos|cancel|drop|scrap|abandon|shelv|clear|acquit|exclud|quash|overturn|veto|escap|spare|unharm|uninjur|unhurt|unchang|unabl|free|end|withdraw|withdrew|prohibit|forbid|withheld|withhold|short|intact|except|only|yet|before|until|instead|rather|earlier|former|first|longer|abscheu|neg(?:ó|ar|ado|aba)|instead|ablehn|lehnt|verweiger|verhinder|refuse|rejet|empêch|niega|rechaz|evit|impid)/u;

export function isNegation({ lower }: Token, language: string): boolean {
  return NOT[language]?.test(lower) ?? false;
}

/** The roots that a negation stands close before (after, in German), within its clause. */
function negated(line: readonly Token[], language: string): Set<string> {
  const found = new Set<string>();
  line.forEach((token, at) => {
    if (!isNegation(token, language)) return;
    const inClause = ({ clause, sentence }: Token): boolean =>
      clause === token.clause && sentence === token.sentence;
    const after = line
      .slice(at + 1)
      .filter(inClause)
      .filter(isTelling)
      .slice(0, language === 'en' ? 2 : 4);
    const before = language === 'en' ? [] : line.slice(0, at).filter(inClause).filter(isTelling).slice(-3);
    for (const { root } of [...after, ...before]) found.add(root);
  });
  return found;
}

function isTelling({ content, lower }: Token): boolean {
  return content && !lower.endsWith('ly');
}

/** Says no, by a negation or by a word that holds one. */
function denies(line: readonly Token[], language: string): boolean {
  return line.some(
    (token, at) =>
      isNegation(token, language) ||
      REFUSES.test(token.lower) ||
      (token.lower === 'out' && line[at + 1]?.lower === 'of'),
  );
}

export function findNegationFault(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const says = (line: readonly Token[]): Token | undefined =>
    line.find((token) => isNegation(token, language));
  const added = says(claim);
  if (added && !denies(given, language)) return { kind: 'negation', what: added.text };
  const [inClaim, inGiven] = [negated(claim, language), negated(given, language)];
  const claimed = claim.filter(({ content, type }) => content && type === 'word');
  const givenRoots = new Map<string, number>();
  for (const { root, content } of given) if (content) givenRoots.set(root, (givenRoots.get(root) ?? 0) + 1);
  if (!denies(claim, language)) {
    const dropped = claimed.find(
      (token) =>
        inGiven.has(token.root) &&
        isOnlyNegated(token.root, given, language) &&
        isOfTheSame(claim, token, given, language),
    );
    if (dropped && !hasNegativePrefix(claim)) return { kind: 'negation', what: dropped.text };
  }
  // Said no of one thing, and the line says no of another that the source says yes of.
  const moved = claimed.find(
    (token) =>
      inClaim.has(token.root) &&
      givenRoots.has(token.root) &&
      !inGiven.has(token.root) &&
      isOfTheSame(claim, token, given, language),
  );
  if (
    moved &&
    inGiven.size > 0 &&
    !given.some(({ lower }) => REFUSES.test(lower)) &&
    ![...inClaim].some((root) => inGiven.has(root))
  )
    return { kind: 'negation', what: moved.text };
  return undefined;
}

/** Two more words of the clause in which the line has the word stand in the source's clause that has it. */
function isOfTheSame(
  claim: readonly Token[],
  token: Token,
  given: readonly Token[],
  language: string,
): boolean {
  const own = claim.filter(
    ({ clause, content, root }) => clause === token.clause && content && root !== token.root,
  );
  return given
    .filter(({ root }) => root === token.root)
    .some((there) => {
      const around = new Set(
        given
          .filter(
            ({ sentence, content, clause }) =>
              content &&
              sentence === there.sentence &&
              Math.abs(clause - there.clause) <= (language === 'en' ? 1 : 2),
          )
          .map(({ root }) => root),
      );
      return own.filter(({ root }) => around.has(root)).length >= Math.min(2, own.length);
    });
}

/** Every time that the word stands there it is negated. */
function isOnlyNegated(root: string, given: readonly Token[], language: string): boolean {
  const places = given.flatMap((token, at) => (token.root === root ? at : []));
  return places.every((place) => {
    const token = given[place];
    return (
      given
        .slice(Math.max(0, place - 6), place)
        .some((other) => other.clause === token?.clause && isNegation(other, language)) ||
      (language !== 'en' &&
        given
          .slice(place, place + 6)
          .some((other) => other.clause === token?.clause && isNegation(other, language)))
    );
  });
}

function hasNegativePrefix(line: readonly Token[]): boolean {
  return line.some(({ lower, content }) => content && /^(?:un|in|im|dis|non)\p{L}{4}/u.test(lower));
}
