/** Proper names in running text, by how they are written. */

export interface ProperName {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PARTICLE =
  '(?:de|del|della|der|den|di|da|do|dos|du|la|le|van|von|zu|bin|bint|ibn|al|el|abu|ben|ter|ten|y|e)';
const CAPITAL =
  "(?:(?:Mc|Mac|O['’]|D['’]|L['’]|[Aa]l-|[Ee]l-)?\\p{Lu}[\\p{L}\\p{M}]*(?:['’\\-‑]\\p{L}[\\p{L}\\p{M}]*)*|(?:\\p{Lu}\\.)+)";
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])${CAPITAL}(?: (?:${PARTICLE} ){0,2}${CAPITAL})*(?:,? (?:Jr|Sr)\\.|,? II{1,2})?`,
  'gu',
);

/** Words that are written large where a sentence begins, and are no names. */
const COMMON = new Set(
  `a about after against all also although am among an and another any anyone are as asked at back be because been before both but by can could
despite did do does during each earlier either even every everyone few first for from had has have having he her here hers him his how however
i if in indeed instead into is it its just last later let like look many may me meanwhile more moreover most much my never nevertheless new next
no nobody none nor not nothing now of off on once one only or other others our out over perhaps quite rather recently same several shall she
should similarly since so some someone sometimes soon still such than thank that the their them then there therefore these they this those
though three through thus to today together tomorrow too two under unlike until up upon us very was we well were what when where whether which
while who whoever whose why will with within without would yes yesterday yet you your four five six seven eight nine ten according additionally
asked speaking writing added adding says said told mr mrs ms monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december`.split(/\s+/u),
);

/** "New rules" begins a sentence, "New York" does not lose its first word anywhere. */
const NEW_PLACE =
  /^New (?:York|Zealand|Jersey|Orleans|Hampshire|Delhi|Mexico|England|Haven|Brunswick|Caledonia|South Wales|Guinea)\b/u;

/** Names in order. A common word that only begins its sentence is cut off; what is left of single letters is none. */
export function properNames(text: string): ProperName[] {
  const found: ProperName[] = [];
  for (const match of text.matchAll(NAME)) {
    let words = match[0];
    let start = match.index;
    for (let space = words.indexOf(' '); ; space = words.indexOf(' ')) {
      const first = space < 0 ? words : words.slice(0, space);
      if (NEW_PLACE.test(words) || !COMMON.has(first.toLowerCase().replace(/['’]\p{L}+$/u, ''))) break;
      if (space < 0) {
        words = '';
        break;
      }
      start += space + 1;
      words = words
        .slice(space + 1)
        .replace(new RegExp(`^(?:${PARTICLE} )+(?=${PARTICLE} |\\p{Lu})`, 'u'), (cut) => {
          start += cut.length;
          return '';
        });
    }
    const name = words.replace(/['’]s$/u, '');
    if (/\p{L}{2}/u.test(name)) found.push({ text: name, start, end: start + name.length });
  }
  return found;
}
