/** What an article says its people are: titles, offices, trades. */

/** Heads of roles: words that say what a person is. */
const ROLE_NOUNS = `president vice-president minister premier chancellor secretary senator congressman congresswoman representative mayor governor ambassador envoy
diplomat spokesman spokeswoman spokesperson official officer chief commissioner director manager chairman chairwoman chairperson chair chairs head leader founder
co-founder cofounder owner executive ceo cfo coo cto president-elect analyst economist strategist professor lecturer researcher scientist historian author writer
journalist editor reporter correspondent columnist lawyer attorney prosecutor judge justice sheriff general colonel major captain lieutenant sergeant
commander admiral detective inspector superintendent constable doctor dr surgeon nurse physician psychologist psychiatrist epidemiologist coach manager trainer captain player striker goalkeeper defender
midfielder quarterback driver rider actor actress singer musician director producer artist designer architect engineer pilot farmer teacher student
activist campaigner organizer organiser volunteer advocate expert specialist consultant adviser advisor aide counsel deputy king queen prince princess pope
bishop archbishop cardinal reverend rev pastor imam rabbi father sister brother mother wife husband son daughter neighbor neighbour resident witness survivor
victim owner clerk councillor councilman councilwoman councilor mp mep lawmaker legislator politician candidate nominee member partner fellow harbourmaster skipper
treasurer auditor curator librarian archaeologist biologist chemist physicist geologist hydrologist meteorologist climatologist astronomer ecologist oceanographer
speaker whip undersecretary comptroller magistrate coroner firefighter paramedic investigator supervisor superintendent principal dean provost rector founder
entrepreneur investor banker trader broker shareholder programmer developer hacker veteran soldier marine fisherman fisher baker chef critic poet novelist
playwright filmmaker conductor composer dancer choreographer champion medalist medallist runner swimmer cyclist golfer boxer referee umpire governor-general administrator pollster negotiator mediator presenter host co-host anchor commentator whistleblower chairwoman`;
const ROLES = new Set(ROLE_NOUNS.split(/\s+/u));
const TITLES =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Fr|Sgt|Lt|Col|Gen|Capt|Cmdr|Adm|Maj|Cpl|Pvt|Sen|Rep|Gov|Hon|St|President|Senator|Governor|Mayor|Minister|Secretary|Judge|Justice|Chancellor|King|Queen|Prince|Princess|Pope|Herr|Frau|Señor|Señora|Monsieur|Madame|Detective|Inspector|Captain|General|Colonel|Sergeant|Lieutenant|Officer|Sheriff|Chief|Councillor|Councilor|Ambassador|Congressman|Congresswoman|Representative|Commissioner|Coach|Bishop|Archbishop|Cardinal|Pastor|Imam|Rabbi)\.?$/u;
/** "Kentuckian Rand Paul": what somebody is by birth or party is no part of the name. */
const BELONGING =
  /^(?:\p{Lu}\p{L}+(?:ican|ocratic|ocrat|nese|glish|tish|ench|erman|utch|anish|wedish|ussian|krainian|talian|ndian|uckian|ornian|tralian|nadian)|Republican|Democratic|GOP|Tory|Labour)$/u;

/** "Former Vermont": what a person was, and is like, is nobody's first name. */
const DESCRIPTOR =
  /^(?:Former|Ex|Late|Retired|Acting|Incumbent|Longtime|Veteran|Rival|Fellow|Then|Top|Senior|Deputy|Assistant|Vice|Conservative|Liberal|Democrat|Party)$/u;

/** Whether a run of capitals ends in a title, as "Republican Sen" does before its full stop. */
export function isTitle(word: string): boolean {
  return TITLES.test(word);
}

export function isRoleNoun(word: string): boolean {
  return ROLES.has(word.toLowerCase().replace(/['’]s$|s$/u, '')) || ROLES.has(word.toLowerCase());
}

/** "Secretary of State Antony Blinken": what a title is "of" or "for" runs into the name, which is then its last words. */
export function splitName(text: string, raw: string, start: number): ReturnType<typeof splitTitle> {
  const split = splitTitle(raw);
  const words = split.name.split(' ');
  if (words.length < 3) return split;
  const lead = /(\p{L}[\p{L}-]*) (?:of|for)(?: the)? $/u.exec(
    text.slice(Math.max(0, start - 40), start),
  )?.[1];
  if (lead === undefined || !isRoleNoun(lead)) return split;
  const size = /^(?:\p{Lu}\.|de|van|von|bin|al|el|da|di|del|la)$/u.test(words.at(-2) ?? '') ? 3 : 2;
  return {
    name: words.slice(-size).join(' '),
    role: [split.role, ...words.slice(0, -size)].filter(Boolean).join(' '),
  };
}

/** "NATO Secretary General Jens Stoltenberg" comes as one run of capitals: the title in front is the role. */
export function splitTitle(raw: string): { readonly name: string; readonly role?: string } {
  const words = raw.split(' ');
  let cut = 0;
  for (let index = 0; index < words.length - 1; index += 1) {
    const word = words[index] ?? '';
    if (TITLES.test(word) || DESCRIPTOR.test(word) || isRoleNoun(word.replace(/\.$/u, ''))) cut = index + 1;
    else if (BELONGING.test(word) && words.length - index > 2) cut = index + 1;
  }
  // "Secretary of State": what belongs to the title by "of" or "for" is no part of the name either.
  while (cut > 0 && words.length - cut > 2 && /^(?:of|for|the|and)$/u.test(words[cut] ?? '')) cut += 2;
  const role = words.slice(0, cut).join(' ');
  return {
    name: words.slice(cut).join(' '),
    ...(role && !/^(?:Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Lord|Lady|St)\.?$/u.test(role) ? { role } : {}),
  };
}

/** The fuller of what stands before the name and after it. */
export function roleOf(
  text: string,
  start: number,
  end: number,
  title: string | undefined,
): string | undefined {
  return longer(roleBefore(text, start, title), roleAfter(text, end));
}

/** A clause of its own, and no phrase: "the US killed a leader in a strike, Joe Biden said". */
const PREDICATE =
  /\s(?:is|was|are|were|has|had|have|will|would|can|could|said|says|killed|died|won|lost|made|took|went|came|got|gave|held|led to|began|\p{Ll}{3,}(?:ized|ised|ated|shed|cked|nched|nned|rmed))\s/u;
const MOST_ROLE_WORDS = 9;
const MOST_APPOSITION_WORDS = 12;

/** The words in front of a name that say what its bearer is: "NATO Secretary General", "top diplomat". */
function roleBefore(text: string, start: number, title: string | undefined): string | undefined {
  const lead = text.slice(Math.max(0, start - 120), start);
  const apposition =
    /(?:^|[\s“"(])(?:the|a|an|its|his|her|their|\p{L}+(?:['’]s|s['’]))\s+([^,.;:!?()“”"\n—–]{3,90}),\s+$/iu.exec(
      lead,
    )?.[1];
  if (apposition !== undefined) {
    const words = apposition.split(' ');
    const isPhrase = words.length <= MOST_APPOSITION_WORDS && !PREDICATE.test(apposition);
    if (isPhrase && words.slice(0, 5).some((word) => isRoleNoun(word))) return apposition;
  }
  const clause = /[^.,;:!?()“”"\n—–]*$/u.exec(lead)?.[0] ?? '';
  const words = clause.trimEnd().split(' ').filter(Boolean);
  const taken: string[] = [];
  for (const word of words.toReversed()) {
    const plain = word.toLowerCase();
    const joins = /^(?:of|for|the|and|de|du|der|des)$/u.test(plain);
    if (taken.length >= MOST_ROLE_WORDS) break;
    // Small joining words only go on where a role or a name stands before them.
    if (!joins && !isRoleNoun(plain.replace(/-.*/u, '')) && !/^\p{Lu}/u.test(word) && !ADJECTIVE.test(plain))
      break;
    taken.unshift(word);
  }
  while (
    taken.length > 0 &&
    (/^(?:of|for|the|and|de|du|der|des)$/iu.test(taken[0] ?? '') || isOpener(taken[0] ?? ''))
  )
    taken.shift();
  // "and Foreign Minister X": what stands before the "and" is somebody else.
  const and = taken.lastIndexOf('and');
  const own = (
    and >= 0 && taken.slice(0, and).some(isRoleNoun) && taken.slice(and + 1).some(isRoleNoun)
      ? taken.slice(and + 1)
      : taken
  ).join(' ');
  const role = [own, title].filter(Boolean).join(' ');
  return role.split(' ').some((word) => isRoleNoun(word)) ? role : undefined;
}

const ADJECTIVE =
  /^(?:top|senior|former|ex-?|acting|deputy|chief|prime|foreign|interior|defen[cs]e|finance|health|vice|assistant|associate|executive|general|managing|lead|head|junior|retired|veteran|local|regional|national|federal|state|presidential|republican|democratic|\p{L}+-(?:general|elect|chief|in-chief))$/u;

function isOpener(word: string): boolean {
  return /^(?:The|A|An|But|And|In|On|At|For|As|When|While|After|Before|With|Although|Meanwhile|Earlier|Later|Yesterday|Today)$/u.test(
    word,
  );
}

/** "Jane Roe, the mayor of Springfield," and "Jane Roe, 45, a nurse from Leeds,". */
function roleAfter(text: string, end: number): string | undefined {
  const rest = text.slice(end, end + 160);
  const match =
    /^,\s+(?:\d{1,3},\s+)?(?:who (?:is|was) )?(?:(?:the|a|an|its|his|her|their|one of the)\s+)?([^,.;:!?()“”"\n—–]{3,100}?)(?=[,.;:!?\n—–]|\s+(?:said|says|told|who|and told)\b|$)/u.exec(
      rest,
    );
  const role = match?.[1]?.trim();
  if (!role) return undefined;
  const words = role.split(' ');
  const head = words.slice(0, 6);
  if (
    words.length > 12 ||
    !head.some((word) => isRoleNoun(word)) ||
    /^(?:and|but|or|who|which|said|says|told|added|with|on|in|at|by|from|after|during|as|when|while|is|was|are|were|has|had|have|will|would|can|could|did|does|may|might|must)\b/u.test(
      role,
    )
  )
    return undefined;
  return role;
}

function longer(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.length > a.length ? b : a;
}
