/** Whether a line tells for sure what its sources hold possible, planned, alleged or bound to a condition. */
import type { Fault } from './fault.ts';
import type { Token } from './tokens.ts';
import { isBaseVerb } from './wordnet.ts';

/** Open in itself: it may be so or not. Saying "will" for one of these says too much. */
const POSSIBLE: Readonly<Record<string, RegExp>> = {
  en: /^(?:may|might|could|possibl[ey]|possibility|potential\p{L}*|perhaps|maybe|likely|probabl[ey]|if|whether|unless|assuming|provided|permitting|prospect|chance|reportedly|rumou?r\p{L}*|alleg\p{L}*|accus\p{L}*|suspect\p{L}*|claim(?:s|ed|ing)?|appear(?:s|ed)?|seem(?:s|ed)?|apparent\p{L}*|believed?|believes|thought|thinks?|suggest(?:s|ed|ing)?|indicat\p{L}*|fear(?:s|ed)?|estimat\p{L}*|presum\p{L}*|consider(?:s|ed|ing)?|threaten(?:s|ed|ing)?|purported\p{L}*|hop(?:e|es|ed|ing)|charged)$/u,
  de: /^(?:könn(?:te|ten|e)|dürft?en?|dürfte|möglich\p{L}*|vielleicht|soll|sollen|wohl|mutmaßlich\p{L}*|angeblich\p{L}*|droh\p{L}*|falls|wenn|ob|sollten?|vermut\p{L}*|verdäch\p{L}*|beschuldig\p{L}*|voraussichtlich|wäre|hätten?|prüf(?:t|en|te)|scheint|offenbar)$/u,
  fr: /^(?:pourrai(?:t|ent)|peut-être|présum\p{L}*|envisag\p{L}*|si|serai(?:t|ent)|aurai(?:t|ent)|devrai(?:t|ent)|soupçonn\p{L}*|accus\p{L}*|probabl\p{L}*|possibl\p{L}*|menac\p{L}*|condition|semble\p{L}*|selon)$/u,
  es: /^(?:podrí(?:a|an)|quizás?|posibl\p{L}*|presunt\p{L}*|supuest\p{L}*|si|sería|habría|acusa\p{L}*|sospech\p{L}*|probabl\p{L}*|amenaz\p{L}*|condición|estudia\p{L}*|parece\p{L}*)$/u,
  pt: /^(?:poderi(?:a|am)|pode|podem|talvez|possív\p{L}*|suspeit\p{L}*|se|seria|teria|acusa\p{L}*|prováve\p{L}*|ameaç\p{L}*|suposto|suposta|alegad\p{L}*|parece\p{L}*)$/u,
};
/** Meant to be: "will" says as much, "did" too much. */
const MEANT: Readonly<Record<string, RegExp>> = {
  en: /^(?:plan(?:s|ned|ning)?|propos(?:e|es|ed|al|als|ing)|expect(?:s|ed|ing)?|want(?:s|ed)?|intend(?:s|ed|ing)?|meant|designed|aim(?:s|ed|ing)?|seek(?:s|ing)?|sought|try|tries|trying|tried|attempt(?:s|ed|ing)?|pledg\p{L}*|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|due|call(?:s|ed|ing)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|offer(?:s|ed|ing)?|recommend\p{L}*|will|would|should|must|agreed|scheduled|set)$/u,
  de: /^(?:plan(?:t|en|te|ten)|will|wollen|wollte|wird|werden|würden?|erwartet?|fordert?\p{L}*|verlang\p{L}*|kündig\p{L}*|vorgeschlag\p{L}*)$/u,
  fr: /^(?:prévoi(?:t|ent)|veut|veulent|souhait\p{L}*|demand\p{L}*|propos\p{L}*|va|vont)$/u,
  es: /^(?:planea\p{L}*|prevé|prevén|espera\p{L}*|quiere|quieren|pretende\p{L}*|pid(?:e|ió|en)|propon\p{L}*|va|van)$/u,
  pt: /^(?:planeja\p{L}*|prevê|espera\p{L}*|quer|querem|pretende\p{L}*|ped(?:e|iu|em)|propõe|vai|vão)$/u,
};
/** Leave a line open in other ways. */
const OPEN =
  /^(?:can|predict\p{L}*|forecast\p{L}*|bid|request\p{L}*|draft|warn\p{L}*|investigat\p{L}*|question\p{L}*|risk\p{L}*|dispute[sd]?|deni(?:es|ed)|deny|denying|signs?|once|subject|insist\p{L}*|argu(?:e|es|ed|ing)|face|faces|facing|ready|await\p{L}*|unable|doubt\p{L}*|nearly|almost|awaiting|pending|eventual\p{L}*|would-be|perceived|so-called|decide|mulls?|eyes?|weighs?|möchte|estimates?)$/u;
const SAID = /^(?:said|says|say|told|according|tells|testified|wrote|stated|added)$/u;
/** Whoever says so may be told to say so. */
const ALLEGED =
  /^(?:alleg\p{L}*|accus\p{L}*|suspect\p{L}*|charged|claim\p{L}*|reportedly|believed?|believes|thought|thinks?|appear\p{L}*|suggest\p{L}*|indicat\p{L}*|estimat\p{L}*|fear\p{L}*)$/u;
const REACH = 12;
/** So much of what is held open the line must tell. */
const LEAST_TOLD = 0.5;
const LEAST_SCOPE = 3;

export function findCertainty(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const [possible, meant] = [POSSIBLE[language], MEANT[language]];
  if (!possible || !meant) return undefined;
  const lowers = claim.map(({ lower }) => lower);
  const isHedged = (word: string, at: number): boolean =>
    (possible.test(word) && !(word === 'accused' && lowers[at - 1] === 'the')) || OPEN.test(word);
  if (lowers.some(isHedged)) return undefined;
  const isMeant = lowers.some((word) => meant.test(word)) || isHeadlineFuture(claim);
  const isSaid = lowers.some((word) => SAID.test(word));
  const roots = new Map(
    claim.filter(({ content, type }) => content && type === 'word').map((token) => [token.root, token]),
  );
  for (const [at, hedge] of given.entries()) {
    const isPossible = possible.test(hedge.lower);
    if (
      !isPossible &&
      (!meant.test(hedge.lower) ||
        isMeant ||
        /^(?:will|would|should|must|agreed|scheduled|set|wird|werden|va|vont|van|vai|vão|due)$/u.test(
          hedge.lower,
        ))
    )
      continue;
    if ((isSaid && ALLEGED.test(hedge.lower)) || !isHedge(given, at)) continue;
    const isToldOf = ({ root }: Token): boolean => roots.has(root);
    const isEnough = (words: readonly Token[]): boolean =>
      words.length >= LEAST_SCOPE && words.filter(isToldOf).length / words.length >= LEAST_TOLD;
    const scopes = scopesOf(given, at);
    const scope = scopes.find(isEnough) ?? scopes[0] ?? [];
    const told = scope.filter(isToldOf);
    const [first] = told;
    // "Believed dead", "the alleged mastermind": the next word is all that is held open.
    const isNext =
      first !== undefined &&
      first === scope[0] &&
      first.place - hedge.place <= 2 &&
      !isCondition(hedge.lower);
    if (!first || (!isNext && told.length / scope.length < LEAST_TOLD)) continue;
    // What is said plainly elsewhere in the sources is sure.
    const isPlain = given.some((token) => token.root === first.root && token.sentence !== hedge.sentence);
    if (!isPlain && (isNext || hasVerb(told, scope)))
      return { kind: 'certainty', what: roots.get(first.root)?.text ?? first.text };
  }
  return undefined;
}

/** Not "more likely", "than expected", "without the possibility", "called in", "considered a threat". */
function isHedge(given: readonly Token[], at: number): boolean {
  const [before, word, next] = [
    given[at - 1]?.lower ?? '',
    given[at]?.lower ?? '',
    given[at + 1]?.lower ?? '',
  ];
  if (/^(?:more|less|than|most|least|as)$/u.test(before)) return false;
  if (
    /^(?:possibility|prospect|chance|hope)$/u.test(word) &&
    given.slice(Math.max(0, at - 3), at).some(({ lower }) => /^(?:no|without|any|up)$/u.test(lower))
  )
    return false;
  if (word.startsWith('call')) return /^(?:for|on)$/u.test(next);
  if (word.startsWith('consider')) return /ing$|^whether$/u.test(next);
  return (
    !/^(?:ask|urg|demand|offer)/u.test(word) ||
    given.slice(at + 1, at + 8).some(({ lower }) => lower === 'to' || lower === 'that')
  );
}

function isCondition(word: string): boolean {
  return /^(?:if|unless|assuming|provided|permitting|falls|wenn|sollten?|si|se|condition|condición)$/u.test(
    word,
  );
}

/** What a hedge leaves open: the words behind it in its part; of a condition, the whole sentence, or the part that hangs on it. */
function scopesOf(given: readonly Token[], at: number): Token[][] {
  const hedge = given[at];
  if (!hedge) return [];
  const isWord = ({ content, type, sentence, capital, initial }: Token): boolean =>
    content && type === 'word' && sentence === hedge.sentence && (!capital || initial);
  if (isCondition(hedge.lower)) {
    const whole = given.filter((token) => isWord(token) && token !== hedge);
    return [
      whole,
      whole.filter(({ part, place }) => part === hedge.part - 1 && place < hedge.place),
      whole.filter(({ clause, place }) => clause === hedge.clause + 1 && place > hedge.place),
      whole.filter(({ clause, place }) => clause === hedge.clause + 2 && place > hedge.place),
    ];
  }
  const after = given.slice(at + 1, at + 1 + REACH);
  const end = after.findIndex(
    (token) =>
      token.sentence !== hedge.sentence ||
      /^[;:.!?]$/u.test(token.text) ||
      /^(?:but|although|though|while|after|before)$/u.test(token.lower),
  );
  return [
    after
      .slice(0, end < 0 ? REACH : end)
      .filter(isWord)
      .slice(0, 3),
  ];
}

/** Something happens in it: a name alone is nothing that could be open. */
function hasVerb(told: readonly Token[], scope: readonly Token[]): boolean {
  return told.some(({ capital, initial }) => !capital || initial) && told.length >= Math.min(2, scope.length);
}

/** "Ford to close plant", "the plant is to close": a plan. */
function isHeadlineFuture(claim: readonly Token[]): boolean {
  return claim.some(
    ({ lower }, at) =>
      lower === 'to' &&
      at > 0 &&
      at < 12 &&
      isBaseVerb(claim[at + 1]?.lower ?? '') &&
      (/^(?:is|are|was|were)$/u.test(claim[at - 1]?.lower ?? '') ||
        !claim
          .slice(0, at)
          .some((token) => !token.capital && /(?:ed|s|t|n)$/u.test(token.lower) && token.content)),
  );
}
