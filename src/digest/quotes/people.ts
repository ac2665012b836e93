/** Who is named in an article: full names, the roles that it gives them, and how it refers to them later. */
import { properNames } from '../names.ts';

export interface Person {
  /** As fully as the article has it, without title. */
  readonly name: string;
  role?: string;
  gender?: 'he' | 'she';
  /** Offsets at which the person is named. */
  readonly mentions: number[];
}

export interface People {
  /** The person that a name means: by the whole name, or by a part of it that only one bears. */
  byName(name: string): Person | undefined;
  /** Those named before `offset`, the nearest first. */
  before(offset: number): readonly Person[];
  readonly all: readonly Person[];
}

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
playwright filmmaker conductor composer dancer bürgermeister bürgermeisterin minister ministerin präsident präsidentin kanzler kanzlerin sprecher sprecherin chef chefin direktor direktorin professorin ministre président présidente maire directeur directrice porte-parole ministro ministra presidente presidenta alcalde alcaldesa portavoz director directora prefeito prefeita governador governadora choreographer champion medalist medallist runner swimmer cyclist golfer boxer referee umpire governor-general`;
const ROLES = new Set(ROLE_NOUNS.split(/\s+/u));
const TITLES =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Fr|Sgt|Lt|Col|Gen|Capt|Cmdr|Adm|Maj|Cpl|Pvt|Sen|Rep|Gov|Hon|St|President|Senator|Governor|Mayor|Minister|Secretary|Judge|Justice|Chancellor|King|Queen|Prince|Princess|Pope|Herr|Frau|Señor|Señora|Monsieur|Madame|Detective|Inspector|Captain|General|Colonel|Sergeant|Lieutenant|Officer|Sheriff|Chief|Councillor|Councilor|Ambassador|Congressman|Congresswoman|Representative|Commissioner|Coach|Bishop|Archbishop|Cardinal|Pastor|Imam|Rabbi)\.?$/u;
const ORGANISATION =
  /\b(?:Ministry|Department|Office|Agency|Authority|Commission|Committee|Council|Court|Party|Union|League|Association|Federation|Foundation|Institute|University|College|School|Hospital|Bank|Fund|Group|Company|Corp|Corporation|Inc|Ltd|LLC|Holdings|Airlines?|Airways|Army|Navy|Force|Forces|Police|Guard|Congress|Senate|Parliament|House|Cabinet|Government|Administration|Service|Services|Bureau|Board|Center|Centre|Museum|Church|Times|Post|News|Journal|Guardian|Herald|Tribune|Gazette|Courier|Network|Television|Radio|Press|Club|FC|United|City|Street|Avenue|Road|Square|River|Lake|Bay|Sea|Ocean|Island|Islands|Mountains?|Valley|County|State|States|Province|Republic|Kingdom|Nations|Act|Bill|Cup|Championship|Olympics?|Games|Day|Week|Award|Awards|Prize|Festival|War|Agreement|Treaty|Summit|Conference|Project|Program|Programme|Initiative|Campaign|Movement|Airport|Station|Port|Harbou?r|Bridge|Park|Theatre|Theater|Hotel|Hall|Tower|Palace|Building|North|South|East|West|Central|International|National|Royal)\b/u;

/** What ends a run of capitals and is nobody's name. */
const NO_SURNAME =
  /^(?:\p{L}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|Democrats?|Republicans?|Americans?|List|Center|Centre)$/u;
/** "Kentuckian Rand Paul": what somebody is by birth or party is no part of the name. */
const BELONGING =
  /^(?:\p{Lu}\p{L}+(?:ican|ocratic|ocrat|nese|glish|tish|ench|erman|utch|anish|wedish|ussian|krainian|talian|ndian|uckian|ornian|tralian|nadian)|Republican|Democratic|GOP|Tory|Labour)$/u;

export function isRoleNoun(word: string): boolean {
  return ROLES.has(word.toLowerCase().replace(/['’]s$|s$/u, '')) || ROLES.has(word.toLowerCase());
}

/** Names an organisation or place rather than a person, by a word that only those have. */
export function isOrganisation(name: string): boolean {
  return ORGANISATION.test(name) || /^\p{Lu}{2,}$/u.test(name);
}

/** People named before a place, as far back as they are of use. */
const MOST_BEFORE = 8;

export function findPeople(text: string): People {
  const people = new Map<string, Person>();
  const byPart = new Map<string, Person[]>();
  const singles: { readonly part: string; readonly at: number }[] = [];
  for (const { text: raw, start, end } of properNames(text)) {
    const { name, role } = splitName(text, raw, start);
    const words = name.split(' ');
    const last = words.at(-1) ?? '';
    if (
      words.length < 2 ||
      words.length > 5 ||
      isOrganisation(name) ||
      NO_SURNAME.test(last) ||
      isRoleNoun(last)
    ) {
      if (words.length === 1 && name !== '') singles.push({ part: name, at: start });
      continue;
    }
    const key = name.toLowerCase();
    const known = people.get(key);
    const person: Person = known ?? { name, mentions: [] };
    person.mentions.push(start + raw.length - name.length);
    const found = longer(roleBefore(text, start, role), roleAfter(text, end));
    if (found !== undefined && (person.role === undefined || found.length > person.role.length * 1.5))
      person.role ??= found;
    person.gender ??= genderOf(raw);
    if (known) continue;
    people.set(key, person);
    for (const part of new Set([
      words.at(-1),
      words.length > 2 ? words.slice(1).join(' ') : undefined,
      words[0],
    ])) {
      if (part) byPart.set(part, [...(byPart.get(part) ?? []), person]);
    }
  }
  for (const { part, at } of singles) {
    const named = byPart.get(part);
    if (named?.length === 1) named[0]?.mentions.push(at);
  }
  const all = [...people.values()];
  const mentions = all
    .flatMap((person) => person.mentions.map((at) => ({ at, person })))
    .toSorted((a, b) => a.at - b.at);
  learnGenders(text, mentions);
  return {
    all,
    byName(name) {
      const { name: bare } = splitTitle(name);
      const whole = people.get(bare.toLowerCase());
      if (whole) return whole;
      const bearers = byPart.get(bare) ?? byPart.get(bare.split(' ').at(-1) ?? '') ?? [];
      // A surname before a first name: "Blinken" is the surname of one and, rarely, the first name of another.
      const bySurname = bearers.filter((person) => person.name.endsWith(bare));
      const meant = bySurname.length > 0 ? bySurname : bearers;
      return meant.length === 1 ? meant[0] : undefined;
    },
    before(offset) {
      const found = new Set<Person>();
      for (
        let at = mentions.findLastIndex((mention) => mention.at < offset);
        at >= 0 && found.size < MOST_BEFORE;
        at -= 1
      ) {
        const person = mentions[at]?.person;
        if (person) found.add(person);
      }
      return [...found];
    },
  };
}

/** "Krolik handed her resignation": a pronoun whose sentence names one person before it tells that one's gender. */
function learnGenders(
  text: string,
  mentions: readonly { readonly at: number; readonly person: Person }[],
): void {
  const votes = new Map<Person, number>();
  let next = 0;
  let named: Person[] = [];
  for (const match of text.matchAll(
    /[.!?]["”’)]?\s|\n|(?<![\p{L}’'])(?:(he|his|him|himself)|(she|her|hers|herself))(?![\p{L}])/giu,
  )) {
    const [sign, he, she] = match;
    while (next < mentions.length && (mentions[next]?.at ?? 0) < match.index) {
      const person = mentions[next]?.person;
      if (person && !named.includes(person)) named.push(person);
      next += 1;
    }
    if (he === undefined && she === undefined) {
      // An initial's full stop ends no sentence.
      if (!/\p{Lu}$/u.test(text.slice(Math.max(0, match.index - 1), match.index)) || sign === '\n')
        named = [];
      continue;
    }
    const [only, ...others] = named;
    if (only && others.length === 0) votes.set(only, (votes.get(only) ?? 0) + (he === undefined ? -1 : 1));
  }
  for (const [person, vote] of votes) if (vote !== 0) person.gender ??= vote > 0 ? 'he' : 'she';
}

/** "Secretary of State Antony Blinken": what a title is "of" or "for" runs into the name, which is then its last words. */
function splitName(text: string, raw: string, start: number): ReturnType<typeof splitTitle> {
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
    if (TITLES.test(word) || isRoleNoun(word.replace(/\.$/u, ''))) cut = index + 1;
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

function genderOf(raw: string): Person['gender'] | undefined {
  if (/^(?:Mr|Sir|Lord|King|Prince)\b/u.test(raw)) return 'he';
  return /^(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess)\b/u.test(raw) ? 'she' : undefined;
}

const MOST_ROLE_WORDS = 9;
const MOST_APPOSITION_WORDS = 12;

/** The words in front of a name that say what its bearer is: "NATO Secretary General", "top diplomat". */
function roleBefore(text: string, start: number, title: string | undefined): string | undefined {
  const lead = text.slice(Math.max(0, start - 120), start);
  const apposition = /(?:^|[\s“"(])(?:the|a|an|its|his|her|their)\s+([^,.;:!?()“”"\n—–]{3,90}),\s+$/iu.exec(
    lead,
  )?.[1];
  if (apposition !== undefined) {
    const words = apposition.split(' ');
    return words.length <= MOST_APPOSITION_WORDS && words.slice(0, 5).some((word) => isRoleNoun(word))
      ? apposition
      : undefined;
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
    /^(?:and|but|or|who|which|said|says|told|added)\b/u.test(role)
  )
    return undefined;
  return role;
}

function longer(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.length > a.length ? b : a;
}
