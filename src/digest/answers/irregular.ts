/** Stems of one verb: an article tells what "fell" where a question asks how much something will "fall". English. */
import { stem, terms } from '../words.ts';

const VERBS = `become became, begin began begun, bite bit bitten, break broke broken, bring brought, build built, buy bought, catch caught,
choose chose chosen, come came, cost costs, deal dealt, die died dead death, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten,
elect election, fall fell fallen, feed fed, feel felt, fight fought, find found, fly flew flown flight, forbid forbade forbidden, forget forgot forgotten,
forgive forgave, freeze froze frozen, get got, give gave given, go went gone, grow grew grown growth, hang hung, have had, hear heard, hide hid hidden,
hold held, keep kept, know knew known, lay laid, lead led, leave left, lend lent, lose lost loss, make made, mean meant, meet met, pay paid, ride rode ridden,
ring rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold sale, send sent, shake shook shaken, shoot shot, shrink shrank shrunk,
sing sang sung, sink sank sunk, sit sat, sleep slept, speak spoke spoken speech, spend spent, stand stood, steal stole stolen, stick stuck, strike struck,
swear swore sworn, sweep swept, swim swam swum, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown,
wake woke, wear wore worn, win won, write wrote written`;

const roots = new Map<string, string>();
for (const verb of VERBS.split(/,\s+/u)) {
  const [root = '', ...forms] = verb.split(' ').map((form) => stem(form));
  for (const form of forms) roots.set(form, root);
}

/** The stem of a word's root. */
export function rootOf(word: string, language: string): string {
  const stemmed = stem(word, language);
  return language === 'en' ? (roots.get(stemmed) ?? stemmed) : stemmed;
}

/** Whether the word is an irregular form of its verb. */
export function isIrregular(word: string): boolean {
  return roots.has(stem(word));
}

/** `terms`, with the roots of irregular verbs. */
export function rootTerms(text: string, language: string): string[] {
  const found = terms(text, language);
  return language === 'en' ? found.map((term) => roots.get(term) ?? term) : found;
}
