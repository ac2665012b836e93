/** Whether a line says no where its sources say yes, or the other way round. */
import type { Fault } from './fault.ts';
import type { Token } from './tokens.ts';
import { areOpposite, isCommonWord } from './wordnet.ts';

const NOT: Readonly<Record<string, RegExp>> = {
  en: /^(?:not|no|never|none|nobody|nothing|neither|nor|nowhere|without|cannot|unable|\p{L}+n['’]t|hardly|barely|non)$/u,
  de: /^(?:nicht|kein\p{L}*|nie|niemals|niemand|nichts|weder|ohne|nirgends|kaum)$/u,
  fr: /^(?:ne|n|n['’]\p{L}+|pas|jamais|aucun\p{L}*|rien|personne|sans|ni|non)$/u,
  es: /^(?:no|nunca|jamás|nadie|nada|ningún|ningun\p{L}+|sin|ni|tampoco)$/u,
  pt: /^(?:não|nunca|jamais|ninguém|nada|nenhum\p{L}*|sem|nem)$/u,
  it: /^(?:non|mai|nessun\p{L}*|niente|nulla|senza|né)$/u,
  nl: /^(?:niet|geen|nooit|niemand|niets|zonder|noch)$/u,
};
/** What these govern did not happen either: "failed to pay", "a refusal to lend". */
const FAILS =
  /^(?:fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|den(?:y|ies|ied|ying|ial)|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|stop(?:s|ped|ping)?|rejected?|rejects|lack(?:s|ed|ing)?|unable|inability|scheiter\p{L}*|weiger\p{L}*|refusé|refuse|échoué|neg(?:ó|ado|aron)|niegan?|rechaz\p{L}*|recus\p{L}*)$/u;
/** Say no by themselves: with one of these a line need not say "not". */
const DENIES_IN_ENGLISH =
  /^(?:fail|refus|reject|deni|deny|declin|lack|ban|block|bar|prevent|stop|halt|avoid|without|absenc|absent|miss|unlik|impossibl|rul|dismiss|oppos|cancel|drop|scrap|abandon|shelv|clear|acquit|exclud|quash|overturn|veto|escap|spare|unharm|uninjur|unhurt|unchang|unabl|unknown|unclear|free|end|withdraw|withdrew|prohibit|forbid|withheld|withhold|intact|except|only|yet|until|instead|rather|earlier|former|first|longer|disput|doubt|contradict|spurn|turn|skip|boycott|dead|lost|lose|unless|worst|last|wors|beyond|di(?:e|es|ed)(?!\p{L}))/u;
const DENIES_ELSEWHERE =
  /^(?:ablehn|abgelehnt|lehnt|weiger|verweiger|verhinder|scheiter|fehl|verbiet|verbot|nieder|rejet|refus|empêch|interdi|échou|neg(?:ó|ar|ado|aba|ou)|nieg|rechaz|evit|impid|prohib|falt|recus|proib)/u;

function denies({ lower }: Token, language: string): boolean {
  return language === 'en'
    ? DENIES_IN_ENGLISH.test(lower) || isNegative(lower)
    : DENIES_ELSEWHERE.test(lower);
}

/** "Unarmed", "illegal", "dislike": its prefix turns round a word that is one by itself. */
function isNegative(lower: string): boolean {
  const [, prefix = '', rest = ''] = /^(un|in|im|ir|il|dis|non|mis)(\p{L}{3,})$/u.exec(lower) ?? [];
  return rest !== '' && ((prefix === 'un' && isCommonWord(rest)) || areOpposite(lower, rest));
}

export function isNegation({ lower }: Token, language: string): boolean {
  return NOT[language]?.test(lower) ?? false;
}

/** A word that turns round what follows it. */
function isNegator(token: Token, language: string): boolean {
  return isNegation(token, language) || FAILS.test(token.lower);
}

const REACH = 6;
const MOST_SCOPE = 3;

/** The telling words that a negator governs: those behind it in its clause; in other languages than English those before it too. */
function scopeOf(line: readonly Token[], at: number, language: string): Token[] {
  const negator = line[at];
  const isWithin = (token: Token): boolean =>
    token.sentence === negator?.sentence && token.part === negator.part && isTelling(token);
  const after = line
    .slice(at + 1, at + 1 + REACH)
    .filter(isWithin)
    .slice(0, MOST_SCOPE);
  const before =
    language === 'en'
      ? []
      : line
          .slice(Math.max(0, at - REACH), at)
          .filter(isWithin)
          .slice(-MOST_SCOPE);
  return [...after, ...before];
}

function isTelling({ content, type, lower, capital, initial }: Token): boolean {
  return (
    content &&
    type === 'word' &&
    (!capital || initial) &&
    !lower.endsWith('ly') &&
    !/^(?:yet|even|immediately|been|being|able|go|going|get|one|any|time)$/u.test(lower)
  );
}

/** Whether the word stands under a negator or beside a word that denies. */
function isDenied(line: readonly Token[], token: Token, language: string): boolean {
  const near = line.slice(
    Math.max(0, token.place - (line[0]?.place ?? 0) - REACH),
    token.place - (line[0]?.place ?? 0) + (language === 'en' ? 3 : REACH),
  );
  return near.some(
    (other) =>
      other !== token &&
      other.sentence === token.sentence &&
      (isNegator(other, language) || denies(other, language)),
  );
}

export function findNegationFault(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  return (
    findDropped(claim, given, language) ??
    findDropped(given, claim, language, claim) ??
    findUnfounded(claim, given, language)
  );
}

/** What `denying` denies, `saying` says plainly; the word is from the line where `shown` is it. */
function findDropped(
  saying: readonly Token[],
  denying: readonly Token[],
  language: string,
  shown = saying,
): Fault | undefined {
  for (const [at, negator] of denying.entries()) {
    if (!isNegator(negator, language)) continue;
    const scope = scopeOf(denying, at, language);
    const [first] = scope;
    if (!first) continue;
    const roots = new Set(scope.map(({ root }) => root));
    const said = saying.filter((token) => token.content && roots.has(token.root));
    const isFirst = said.some(({ root }) => root === first.root);
    if (said.length === 0 || (!isFirst && new Set(said.map(({ root }) => root)).size < 2)) continue;
    // Where it is said plainly there too, nothing is dropped.
    const plainly = denying.some(
      (token) =>
        said.some(({ root }) => root === token.root) &&
        !scope.includes(token) &&
        !isDenied(denying, token, language),
    );
    if (plainly || said.some((token) => isDenied(saying, token, language))) continue;
    // Another word of the same sentence may say no in its stead.
    if (said.every(({ sentence }) => deniesElsewhere(saying, sentence))) continue;
    if (isOfTheSame(saying, said, denying, negator))
      return { kind: 'negation', what: (shown === saying ? said[0] : negator)?.text ?? '' };
  }
  return undefined;
}

function deniesElsewhere(line: readonly Token[], sentence: number): boolean {
  return line.some(
    (token, at) =>
      token.sentence === sentence &&
      (/^(?:fail|refus|deni|deny|declin|unabl|unless|beyond|prevent|avoid|short|reject|boycott|skip)/u.test(
        token.lower,
      ) ||
        (token.lower === 'out' && line[at + 1]?.lower === 'of')),
  );
}

/** More of the sentence that denies it stands around the words that say it. */
function isOfTheSame(
  saying: readonly Token[],
  said: readonly Token[],
  denying: readonly Token[],
  negator: Token,
): boolean {
  const roots = new Set(
    denying
      .filter(({ sentence, content }) => content && sentence === negator.sentence)
      .map(({ root }) => root),
  );
  const around = new Set(
    saying
      .filter((token) => token.content && said.some(({ sentence }) => sentence === token.sentence))
      .map(({ root }) => root),
  );
  return [...around].filter((root) => roots.has(root)).length >= Math.min(3, Math.ceil(around.size / 2));
}

/** The line denies, and nothing in its sources does. */
function findUnfounded(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const added = claim.find((token) => isNegation(token, language));
  const denied = given.some(
    (token, at) =>
      isNegation(token, language) ||
      denies(token, language) ||
      (token.lower === 'out' && given[at + 1]?.lower === 'of'),
  );
  return added && !denied ? { kind: 'negation', what: added.text } : undefined;
}
