/** English verbs that report speech, in the forms that news uses. */

/** Regular verbs that report wherever they stand. */
const STRONG =
  words(`accuse acknowledge add admit:t admonish advise affirm allege announce answer apologise apologize argue ask assert attest avow bark beam beg:g bellow bemoan blast blog:g boast
brag:g caution chant characterise characterize charge chide chime claim clarify comment complain concede conclude concur:r condemn confess confide confirm contend continue counsel counsel:l counter crack criticise
criticize crow cry deadpan:n declare decry defend demand denounce deride dismiss elaborate email emphasise emphasize encourage enthuse exclaim exhort explain exult
fume fuss grip:p gripe groan grouse grumble gush hint holler implore indicate insist instruct interject intone invite jab:b joke lambast lambaste lament laugh lecture
maintain marvel marvel:l message moan mock muse mutter note observe opine plead pledge post posit postulate praise predict press proclaim promise protest propose quip:p rail react reason reassure
recall recommend recount reiterate rejoin remark remember repeat reply request respond retaliate retort reveal ridicule roar rule scoff scream seethe shout sigh signal
signal:l slam:m snap:p sneer sniff snipe speculate state stress suggest summarise summarize surmise tease testify text thank theorise theorize thunder tout tweet urge
vent venture voice volunteer vow warn whisper wonder worry yell`);
/** Verbs that mostly mean something else when they stand far from the speech. */
const WEAK =
  words(`agree anticipate bash coach dispute hammer knock needle oppose rip:p welcome assure attack believe blame brand call cite coin compare credit deem deny describe dub:b echo
estimate express fear fret:t hail herald hope invoke label label:l liken mention name offer order paint point ponder portray project question quote reference refer:r reflect
relay reject report rebuke scold start sum:m taunt`);

/** Strong verbs that have a noun for their form in -s. */
const PLURALS = words(
  `answers charges claims comments counters demands hints messages notes posts promises repeats requests states tweets ventures vows`,
);

/** What follows these is who they are about: "“…,” praised Jane Roe" has no subject. */
const TRANSITIVE =
  words(`accuse bash believe blame blast brand call characterise characterize coach condemn credit criticise criticize decry defend deem denounce deride describe
dismiss dub:b encourage hail hammer herald invite jab:b knock label label:l lambast lambaste mock name needle oppose portray praise press reassure reject ridicule rip:p scold slam:m
tease thank tout urge welcome`);

/** What no rule gives. */
const IRREGULAR = words(
  `said says saying told tells telling wrote writes write writing swore swears swearing`,
);
const IRREGULAR_WEAK = words(
  `add ask say tell thought thinks think thinking read reads reading put puts shot began begins went saw sees disagreed disagrees`,
);

const strong = new Set(
  [...STRONG.flatMap(finite), ...STRONG.map(participle), ...IRREGULAR].filter(
    (form) => !PLURALS.includes(form),
  ),
);
const weak = new Set([...WEAK.flatMap(finite), ...WEAK.map(participle), ...IRREGULAR_WEAK, ...PLURALS]);
const transitive = new Set(TRANSITIVE.flatMap(finite));
const bases = new Set([...STRONG, ...WEAK].map((verb) => stemOf(verb)[0]));

function words(list: string): string[] {
  return list.split(/\s+/u);
}

/** "quip:p" doubles its last letter. */
function stemOf(verb: string): [base: string, stem: string] {
  const [base = verb, doubled = ''] = verb.split(':');
  return [base, base + doubled];
}

function finite(verb: string): string[] {
  const [base, stem] = stemOf(verb);
  if (/[^aeiou]y$/u.test(base)) return [`${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`];
  return [
    /(?:s|sh|ch|x|z|o)$/u.test(base) ? `${base}es` : `${base}s`,
    base.endsWith('e') ? `${base}d` : `${stem}ed`,
  ];
}

function participle(verb: string): string {
  const [base, stem] = stemOf(verb);
  return `${base.endsWith('e') ? base.slice(0, -1) : stem}ing`;
}

export function isReportingVerb(word: string): boolean {
  const lower = word.toLowerCase();
  return strong.has(lower) || weak.has(lower);
}

export function isStrongVerb(word: string): boolean {
  return strong.has(word.toLowerCase());
}

/** "critics argue", "they insist": after a plural the bare form reports, which else is a noun or an infinitive. */
export function isPluralVerb(word: string, previous: string): boolean {
  return (
    bases.has(word) &&
    /^(?:they|we|I|you|who|others|some|many|people|police|\p{L}{2,}[^s’']s)$/u.test(previous)
  );
}

/** Whether its subject may follow it right after the words: "“…,” said Jane Roe". */
export function canInvert(word: string): boolean {
  return !word.endsWith('ing') && !transitive.has(word);
}
