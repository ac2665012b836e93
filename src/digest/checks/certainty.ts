/** Whether a line tells for sure what its sources hold possible, planned or alleged. */
import type { Fault } from './fault.ts';
import { isVerb } from './roles.ts';
import type { Token } from './tokens.ts';
import { isBaseVerb } from './wordnet.ts';

/** What these govern has not happened, or is not known to have. */
const POSSIBLE =
  /^(?:may|might|could|would|alleg\p{L}*|accus\p{L}*|suspect\p{L}*|plan(?:s|ned|ning)?|propos\p{L}*|consider\p{L}*|threat\p{L}*|hop(?:e|es|ed|ing)|expect\p{L}*|want(?:s|ed)?|intend\p{L}*|aim(?:s|ed)?|seek(?:s|ing)?|sought|try|tries|trying|tried|attempt\p{L}*|possibl[ey]|reportedly|rumou?r\p{L}*|likely|if|whether|unless|pledg\p{L}*|promis\p{L}*|vow\p{L}*|due|denie[sd]|deny|denying|potential\p{L}*|perhaps|call(?:s|ed|ing)?|urg\p{L}*|demand\p{L}*|ask(?:s|ed)?|charged|appear\p{L}*|apparent\p{L}*|believe[sd]?|thought|think|thinks|suggest\p{L}*|fear\p{L}*|estimat\p{L}*|offer(?:s|ed)?|recommend\p{L}*)$/u;
/** Said of a line, these leave it open too. */
const OPEN =
  /^(?:will|should|can|claim\p{L}*|predict\p{L}*|forecast\p{L}*|bid|request\p{L}*|draft|set|warn\p{L}*|investigat\p{L}*|seem\p{L}*|prepar\p{L}*|ready|unclear|question\p{L}*|face|faces|facing|presum\p{L}*|purported\p{L}*|risk\p{L}*|deci(?:de|des|ded|sion)|won['’]t|['’]ll|agree[ds]?|probabl[ey]|signs?|indicat\p{L}*|proposal|scheduled|awaiting|once|subject|insist\p{L}*|argu\p{L}*|about)$/u;
const SAID = /^(?:said|says|say|told|according|tells)$/u;
const ALLEGED =
  /^(?:alleg\p{L}*|accus\p{L}*|suspect\p{L}*|charged|denie[sd]|deny|denying|reportedly|believe[sd]?|thought|think|thinks|fear\p{L}*|appear\p{L}*|suggest\p{L}*|estimat\p{L}*)$/u;
const OTHERS: Readonly<Record<string, RegExp>> = {
  de: /^(?:könn(?:te|ten|e)|dürft?en?|dürfte|möglich\p{L}*|vielleicht|soll(?:en|te|ten)?|wohl|mutmaßlich\p{L}*|angeblich\p{L}*|plan(?:t|en|te|ten)|will|wollen|wollte|droh\p{L}*|falls|wenn|ob|würden?|vermut\p{L}*|verdäch\p{L}*|beschuldig\p{L}*|voraussichtlich|erwartet?|wäre|hätten?|prüf(?:t|en|te))$/u,
  fr: /^(?:pourrai(?:t|ent)|pourra|peut-être|peut|peuvent|présum\p{L}*|prévoi(?:t|ent)|envisag\p{L}*|si|serai(?:t|ent)|aurai(?:t|ent)|devrai(?:t|ent)|soupçonn\p{L}*|accus\p{L}*|probabl\p{L}*|possibl\p{L}*|veut|veulent|souhait\p{L}*|menac\p{L}*|condition)$/u,
  es: /^(?:podrí(?:a|an)|puede|pueden|quizás?|posibl\p{L}*|presunt\p{L}*|supuest\p{L}*|planea\p{L}*|prevé|prevén|espera\p{L}*|si|sería|habría|acusa\p{L}*|sospech\p{L}*|probabl\p{L}*|quiere|quieren|amenaz\p{L}*|pretende\p{L}*|condición|estudia\p{L}*)$/u,
  pt: /^(?:poderi(?:a|am)|pode|podem|talvez|possív\p{L}*|suspeit\p{L}*|planeja\p{L}*|prevê|espera\p{L}*|se|seria|teria|acusa\p{L}*|prováve\p{L}*|quer|querem|ameaç\p{L}*|pretende\p{L}*|suposto|suposta|alegad\p{L}*)$/u,
};
const REACH = 7;
/** Tokens between a hedge and the word that leads to its verb: "urged the council to". */
const MOST_TO_LINK = 3;

export function findCertainty(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  return language === 'en' ? findInEnglish(claim, given) : findElsewhere(claim, given, OTHERS[language]);
}

function findInEnglish(claim: readonly Token[], given: readonly Token[]): Fault | undefined {
  const isOpen = claim.some(
    ({ lower }, at) =>
      POSSIBLE.test(lower) || OPEN.test(lower) || (lower === 'to' && isBaseVerb(claim[at + 1]?.lower ?? '')),
  );
  if (isOpen) return undefined;
  const isSaid = claim.some(({ lower }) => SAID.test(lower));
  for (const [at, token] of claim.entries()) {
    if (!isVerb(claim, at, 'en')) continue;
    const places = given.flatMap(({ root }, at) => (root === token.root ? at : []));
    if (places.length === 0) continue;
    const hedges = places.map((place) => hedgeOf(given, place));
    if (hedges.every((hedge) => hedge !== undefined && !(isSaid && ALLEGED.test(hedge.lower))))
      return { kind: 'certainty', what: token.text };
  }
  return undefined;
}

/** The hedge that governs the verb there: "may close", "accused of taking", "plans to shut". */
function hedgeOf(given: readonly Token[], place: number): Token | undefined {
  const verb = given[place];
  const from = Math.max(0, place - REACH);
  const before = given.slice(from, place);
  return before.find((other, at) => {
    if (!POSSIBLE.test(other.lower) || other.sentence !== verb?.sentence) return false;
    const rest = before.slice(at + 1);
    if (rest.some(({ text }) => /^[,;:.!?]$/u.test(text))) return false;
    if (/^(?:may|might|could|would)$/u.test(other.lower))
      return rest.every(({ content, lower }) => !content || lower.endsWith('ly') || lower === 'also');
    if (/^(?:if|whether|unless)$/u.test(other.lower)) return true;
    // "to", "of", "that" or a form of "be" leads from the hedge to its verb, which follows closely.
    const link = rest.findLastIndex(({ lower }) => /^(?:to|of|that|be|been|being|having)$/u.test(lower));
    const isAccused = /^(?:accus|suspect|charged)/u.test(other.lower);
    if (link < 0)
      return (
        rest.length === 0 &&
        /^(?:alleg|reported|likely|possib|perhaps|apparent|potential|denie|deny|consider|propos)/u.test(
          other.lower,
        )
      );
    if (link > MOST_TO_LINK || (rest[link]?.lower === 'of' && !isAccused)) return false;
    return rest
      .slice(link + 1)
      .every(({ content, lower }) => !content || lower.endsWith('ly') || lower === 'have');
  });
}

/** So much of the line is in the hedged sentence. */
const LEAST_SHARED = 0.5;

function findElsewhere(
  claim: readonly Token[],
  given: readonly Token[],
  hedge: RegExp | undefined,
): Fault | undefined {
  if (!hedge || claim.some(({ lower }) => hedge.test(lower))) return undefined;
  const words = claim.filter(({ content, type }) => content && type === 'word');
  const groups = [...Map.groupBy(given, ({ sentence }) => sentence).values()];
  const shared = (tokens: readonly Token[]): number => {
    const roots = new Set(tokens.map(({ root }) => root));
    return words.filter(({ root }) => roots.has(root)).length / Math.max(1, words.length);
  };
  const best = groups.toSorted((a, b) => shared(b) - shared(a))[0];
  if (!best || shared(best) < LEAST_SHARED) return undefined;
  const near = best.find(
    (token, at) =>
      hedge.test(token.lower) &&
      best
        .slice(at, at + REACH)
        .some(({ root, content }) => content && words.some((word) => word.root === root)),
  );
  return near && { kind: 'certainty', what: near.text };
}
