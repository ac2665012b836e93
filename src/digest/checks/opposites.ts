/** Whether a line says the opposite of its sources: rose for fell, approved for rejected, before for after. */
import type { Fault } from './fault.ts';
import { isNegation } from './negation.ts';
import { givesNumber } from './number-faults.ts';
import { lineNumbers } from './numbers.ts';
import type { Token } from './tokens.ts';
import { areOpposite, maySay } from './wordnet.ts';

/** Those whose opposite WordNet lists, and whose paraphrase may well be it: nobody's claim is turned round by one. */
const HARMLESS =
  /^(?:man|woman|men|women|boy|girl|male|female|day|night|here|there|come|go|give|take|new|old|more|less|most|least|first|last|right|left|north|south|east|west|northern|southern|eastern|western|young|long|short|big|small|little|large|good|bad|high|low|early|late|light|dark|hard|soft|same|different|other|back|front|city|country|home|away|leave|stay|ask|answer|begin|end|hot|cold|land|sea|air|foreign|domestic|public|private|own|local|national|well|ill|husband|wife|father|mother|son|daughter|brother|sister|further|near|far|head|live|found|find|lose|outside|inside|off|on|up|down|in|out|major|minor|teach|learn|wide|narrow|thing|part|whole|human|general|specific|real|natural|military|civil|civilian|political|heavy|top|bottom|middle|uphold|child|parent|employ|work|play|hit|miss|stand|sit|wake|sleep|rest|refer|be|have|do|sell|buy|follow|precede|past|present|future|old|final|open|full|active|main|fresh|wet|dry|rich|poor|clean|dirty|pass|add|include|push|pull|think|know|mean|free|wrong|straight|rural|urban|single|married|double|official|unofficial|beaten|defeats?|defeated)$/u;
/** Changes of quantity and fortune: telling the one for the other turns the news round, however it is put. */
const SIDES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:rise|rises|rose|risen|rising|increas\p{L}*|grow|grows|grew|grown|growing|growth|climb\p{L}*|jump(?:ed|s|ing)?|surg\p{L}*|soar\p{L}*|gain(?:s|ed|ing)?|rall(?:y|ied|ies)|higher|expand\p{L}*|widen\p{L}*|strengthen\p{L}*|improv\p{L}*|accelerat\p{L}*|doubl(?:ed|es|ing)|tripl\p{L}*|up|upgrad\p{L}*|rais(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|rebound\p{L}*|steig\p{L}*|stieg\p{L}*|gestiegen|wuchs\p{L}*|gewachsen|zunahm\p{L}*|erhöh\p{L}*|anstieg\p{L}*|zuleg\p{L}*|zugelegt|augment\p{L}*|hausse|croît|grimp\p{L}*|progress(?:e|é)\p{L}*|aument\p{L}*|sub(?:e|en|ió|ieron|ida|ir|ido)|crec\p{L}*|subiu|cresc\p{L}*)$/u,
    /^(?:fall|falls|fell|fallen|falling|decreas\p{L}*|declin\p{L}*|drop(?:s|ped|ping)?|shrink\p{L}*|shrank|shrunk|plung\p{L}*|slump\p{L}*|tumbl\p{L}*|sank|sink|slid|slide|lower(?:ed|ing|s)?|cut|cuts|cutting|reduc\p{L}*|contract(?:ed|ion|s)|narrow(?:ed|s)?|weaken\p{L}*|worsen\p{L}*|slow(?:ed|s|ing|down)|halv\p{L}*|down|downgrad\p{L}*|dip(?:ped|s)?|lost|lose|loss(?:es)?|eas(?:ed|es|ing)|trim(?:med|s)?|fiel\p{L}*|gefallen|sink\p{L}*|sank\p{L}*|gesunken|senk\p{L}*|gesenkt|zurückg\p{L}*|abnahm\p{L}*|rückgang|gekürzt|kürz\p{L}*|schrumpf\p{L}*|geschrumpft|verringer\p{L}*|baiss\p{L}*|recul\p{L}*|chut\p{L}*|diminu\p{L}*|baj(?:a|an|ó|aron|ada|ar|ado)|ca(?:e|yó|yeron|ída)|disminu\p{L}*|reduj\p{L}*|caiu|queda|diminui\p{L}*)$/u,
  ],
  [
    /^(?:approv\p{L}*|accept(?:s|ed|ing)?|back(?:s|ed|ing)|support(?:s|ed|ing)?|endors\p{L}*|agre(?:e|es|ed|ing)|pass(?:es|ed)|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|welcom\p{L}*|prais\p{L}*|favour\p{L}*|favor\p{L}*|confirm(?:s|ed|ing)?|uphold|upheld|grant(?:s|ed)?|win|wins|won|beat|beats|succeed\p{L}*|stimm\p{L}*|genehmig\p{L}*|billig\p{L}*|gewann\p{L}*|gewonnen|approuv\p{L}*|accept\p{L}*|gagn\p{L}*|aprob\p{L}*|acept\p{L}*|gan(?:a|ó|aron))$/u,
    /^(?:reject(?:s|ed|ing|ion)?|refus\p{L}*|oppos(?:e|es|ed|ing|ition)|den(?:y|ies|ied|ying)|declin(?:e|es|ed)|block(?:s|ed|ing)?|ban(?:s|ned|ning)?|bar(?:s|red)|prohibit\p{L}*|forbid\p{L}*|forbade|veto\p{L}*|condemn\p{L}*|criticis\p{L}*|criticiz\p{L}*|dismiss(?:es|ed|ing)?|overturn\p{L}*|quash\p{L}*|lose|loses|lost|losing|ablehn\p{L}*|abgelehnt|lehnt\p{L}*|verlor\p{L}*|rejet\p{L}*|refus\p{L}*|perd\p{L}*|rechaz\p{L}*|perd(?:ió|ieron))$/u,
  ],
  [
    /^(?:tighten\p{L}*|toughen\p{L}*|stiffen\p{L}*|stricter|tighter|tougher|verschärf\p{L}*|durci\p{L}*|endurec\p{L}*)$/u,
    /^(?:eas(?:e|es|ed|ing)|loosen\p{L}*|relax(?:es|ed|ing)?|soften\p{L}*|looser|lax|lockern?|gelockert|lockert\p{L}*|assoupli\p{L}*|relaj\p{L}*|flexibiliz\p{L}*)$/u,
  ],
  [
    /^(?:quicken\p{L}*|accelerat\p{L}*|hasten\p{L}*|speed(?:s|ed|ing)?|sped|faster|beschleunig\p{L}*|accélér\p{L}*|aceler\p{L}*)$/u,
    /^(?:slow(?:s|ed|ing|er)?|decelerat\p{L}*|delay(?:s|ed|ing)?|verlangsam\p{L}*|ralent\p{L}*|desaceler\p{L}*)$/u,
  ],
  [
    /^(?:ahead|leads?|leading|led|clear|vorn|voraus|tête|adelante)$/u,
    /^(?:behind|trail(?:s|ed|ing)?|adrift|hinten|zurück|derrière|atrás)$/u,
  ],
  [
    /^(?:open(?:s|ed|ing)?|reopen(?:s|ed|ing)?|öffne\p{L}*|geöffnet|rouvr\p{L}*|ouvr\p{L}*|abr(?:e|ió|irá|en)|reabr\p{L}*)$/u,
    /^(?:clos(?:e|es|ed|ing|ure)|shut(?:s|ting)?|schließ\p{L}*|schloss\p{L}*|geschlossen|ferm(?:e|é|ée|er|era)|cierr\p{L}*|cerr(?:ó|ará|ado|ada)|fech\p{L}*)$/u,
  ],
  [
    /^(?:most|highest|largest|biggest|best|strongest|fastest)$/u,
    /^(?:fewest|lowest|smallest|worst|weakest|slowest|least)$/u,
  ],
  [/^(?:better|stronger|healthier|milder)$/u, /^(?:worse|weaker|poorer|lower)$/u],
];

export function findOpposite(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  return (
    findTurnedSide(claim, given, language) ??
    (language === 'en' ? (findAntonym(claim, given, language) ?? findTurnedOrder(claim, given)) : undefined)
  );
}

/** What rises falls in the part of the sources that tells of the same. */
function findTurnedSide(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  for (const token of claim) {
    const sides = SIDES.flatMap(([one, other]): (readonly [RegExp, RegExp])[] =>
      one.test(token.lower) ? [[one, other]] : other.test(token.lower) ? [[other, one]] : [],
    );
    if (token.type !== 'word' || (token.capital && !token.initial) || !isDirection(claim, token)) continue;
    for (const [here, there] of sides) {
      const own = claim.filter(({ part, sentence }) => part === token.part && sentence === token.sentence);
      if (own.some((other) => there.test(other.lower))) continue;
      const home = homeOf(own, given, language, (word) => here.test(word) || there.test(word));
      const turned = home?.find((other) => there.test(other.lower) && isDirection(home, other));
      if (!home || !turned || home.some(({ lower, root }) => here.test(lower) || root === token.root))
        continue;
      if (isState(here) && given.some(({ lower }) => here.test(lower))) continue;
      if (isDenied(own, token, language) === isDenied(home, turned, language))
        return { kind: 'opposite', what: token.text };
    }
  }
  return undefined;
}

const isState = (side: RegExp): boolean => SIDES.slice(2).flat().includes(side);

/** "Turned down", "set up": "up" and "down" tell of a change only behind a number or a form of "be". */
function isDirection(line: readonly Token[], token: Token): boolean {
  if (token.lower !== 'up' && token.lower !== 'down') return true;
  const before = line[line.indexOf(token) - 1];
  return (
    before?.type === 'number' ||
    before?.text === '%' ||
    /^(?:is|are|was|were|,|cent|go|goes|went|points?)$/u.test(before?.lower ?? '')
  );
}

/** The part of the sources, else the sentence, that tells most of what these words tell, where one does so more than others. */
function homeOf(
  own: readonly Token[],
  given: readonly Token[],
  language: string,
  isSide: (word: string) => boolean,
): readonly Token[] | undefined {
  const roots = new Set(
    own.filter(({ content, lower }) => content && !isSide(lower)).map(({ root }) => root),
  );
  const numbers = lineNumbers(own, language);
  const score = (tokens: readonly Token[]): number => {
    const shared = new Set(tokens.filter(({ root }) => roots.has(root)).map(({ root }) => root)).size;
    const known = lineNumbers(tokens, language);
    return shared + 2 * numbers.filter((number) => givesNumber(number, known)).length;
  };
  for (const by of ['part', 'sentence'] as const) {
    const groups = [...Map.groupBy(given, (token) => token[by]).values()].map((tokens) => ({
      tokens,
      score: score(tokens),
    }));
    const [best, second] = groups.toSorted((x, y) => y.score - x.score);
    if (
      best &&
      best.score >= LEAST_HOME &&
      best.score > (second?.score ?? 0) &&
      best.tokens.some(({ lower }) => isSide(lower))
    )
      return best.tokens;
  }
  return undefined;
}

const LEAST_HOME = 2;

function isDenied(line: readonly Token[], token: Token, language: string): boolean {
  const at = line.indexOf(token);
  return (
    line.slice(Math.max(0, at - 4), at).some((other) => isNegation(other, language)) ||
    (language !== 'en' && line.slice(at, at + 4).some((other) => isNegation(other, language)))
  );
}

/** A new word is the opposite of one that the line leaves out, by WordNet. */
function findAntonym(claim: readonly Token[], given: readonly Token[], language: string): Fault | undefined {
  const roots = new Set(given.map(({ root }) => root));
  const claimed = new Set(claim.map(({ root }) => root));
  const isPlain = ({ content, type, capital, initial, lower }: Token): boolean =>
    content && type === 'word' && (!capital || initial) && !HARMLESS.test(lower);
  const left = given.filter((token) => isPlain(token) && !claimed.has(token.root));
  for (const token of claim.filter((one) => isPlain(one) && !roots.has(one.root))) {
    const against = left.find(({ lower }) => areOpposite(token.lower, lower) && !maySay(token.lower, lower));
    if (against && isDenied(claim, token, language) === isDenied(given, against, language))
      return { kind: 'opposite', what: token.text };
  }
  return undefined;
}

/** "Before the vote" for "after the vote": the same words stand on the same sides of it. */
function findTurnedOrder(claim: readonly Token[], given: readonly Token[]): Fault | undefined {
  for (const [here, there] of [
    ['before', 'after'],
    ['after', 'before'],
  ] as const) {
    const at = claim.findIndex(({ lower }) => lower === here);
    const place = given.findIndex(({ lower }) => lower === there);
    if (at < 0 || place < 0 || given.some(({ lower }) => lower === here)) continue;
    const side = (line: readonly Token[], from: number, to: number): Set<string> =>
      new Set(
        line
          .slice(Math.max(0, from), to)
          .filter(({ content }) => content)
          .map(({ root }) => root),
      );
    const [left, right] = [side(claim, at - 12, at), side(claim, at + 1, at + 7)];
    const [givenLeft, givenRight] = [side(given, place - 14, place), side(given, place + 1, place + 9)];
    const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
      [...a].filter((root) => b.has(root)).length;
    const straight = common(left, givenLeft) + common(right, givenRight);
    const crossed = common(left, givenRight) + common(right, givenLeft);
    if (straight > crossed && common(right, givenRight) > 0) return { kind: 'opposite', what: here };
  }
  return undefined;
}
