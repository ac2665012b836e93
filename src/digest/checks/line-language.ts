/** Whether a line is in the language that it is to be in. */

const WORD = /[\p{L}\p{M}]+/gu;
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Hebrew',
  'Greek',
  'Devanagari',
  'Thai',
] as const;
const scripts = SCRIPTS.map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));
/** The commonest words of each language that none of the others has. */
const TELLING: Readonly<Record<string, string>> = {
  en: 'the of and to is was were has have had by for with that from this they are not been will said who which after into its their',
  de: 'der und das ist nicht ein eine dem den mit sich auf für von werden wurde nach auch sind bei über einen als noch zum zur ihre durch hat',
  fr: 'le les des est une dans qui pour sur pas avec sont aux par ce cette il elle ont été plus mais leur ses du au l d à qu où ces sa alors dont entre après était sous chez',
  es: 'el los las una por con para del está son fue que más pero sus este esta ha sobre entre según como al y lo',
  pt: 'os uma não com para dos das foi são mais seu sua pelo pela ao também está em no na do da e o',
  it: 'il gli della dei che una con per sono è stato nel alla dal più anche delle lo ha questo si i',
  nl: 'het een van en niet voor met zijn dat op aan door werd naar ook bij hebben deze maar uit over om',
};
const telling = new Map(Object.entries(TELLING).map(([code, words]) => [code, new Set(words.split(' '))]));
/** Fewer words tell no language. */
const LEAST_WORDS = 4;

/** By its commonest words, against those of other languages; by its script, against that of what it was written from. */
export function isInLanguage(line: string, given: string, language: string): boolean {
  if (scripts.some((script) => script.test(line) && !script.test(given))) return false;
  const words = (line.match(WORD) ?? []).map((word) => word.toLowerCase());
  if (words.length < LEAST_WORDS) return true;
  const count = (code: string): number => words.filter((word) => telling.get(code)?.has(word)).length;
  const own = telling.has(language) ? count(language) : Infinity;
  return [...telling.keys()].every((code) => code === language || count(code) <= own + 1);
}
