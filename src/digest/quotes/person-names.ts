/** Which runs of capitals are people's names. */
import { pronounOf } from './first-names.ts';
import { isRoleNoun, isTitle } from './roles.ts';

const ORGANISATION =
  /\b(?:Ministry|Department|Office|Caucus|Circuit|Desk|Newsroom|Report|Organi[sz]ation|Today|TODAY|Agency|Authority|Commission|Committee|Council|Court|Party|Union|League|Association|Federation|Foundation|Institute|University|College|School|Hospital|Bank|Fund|Group|Company|Corp|Corporation|Inc|Ltd|LLC|Holdings|Airlines?|Airways|Army|Navy|Force|Forces|Police|Guard|Congress|Legislature|Senate|Parliament|House|Cabinet|Government|Administration|Service|Services|Bureau|Board|Center|Centre|Museum|Church|Times|Post|News|Journal|Guardian|Herald|Tribune|Gazette|Courier|Network|Television|Radio|Press|Club|FC|United|City|Street|Avenue|Road|Square|River|Lake|Bay|Sea|Ocean|Island|Islands|Mountains?|Valley|County|State|States|Province|Republic|Kingdom|Nations|Act|Bill|Cup|Championship|Olympics?|Games|Day|Week|Award|Awards|Prize|Festival|War|Agreement|Treaty|Summit|Conference|Project|Program|Programme|Initiative|Campaign|Movement|Airport|Station|Port|Harbou?r|Bridge|Park|Theatre|Theater|Hotel|Hall|Tower|Palace|Building|North|South|East|West|Central|International|National|Royal)\b/u;
/** What ends a run of capitals and is nobody's name. */
const NO_SURNAME =
  /^(?:\p{L}|\p{L}-\p{L}+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|Democrat(?:s|ic)?|Republicans?|Americans?|List|Center|Centre)$/u;

/** What somebody may be, and may be called. */
const SURNAME_TOO =
  /^(?!Burger )\p{Lu}\p{Ll}+ (?:\p{Lu}\.? )?(?:Dean|King|Bishop|Pope|Prince|Fisher|Baker|Farmer|Driver|Singer)$/u;

/** What places are called, and people. */
const SURNAME_OF_SOME = /^(?:West|North|Park|Hall|Church|Day|Lake|House|Street|Bay|Sea|Port)$/u;
const PLACE_TOO = /^(?:Georgia|Virginia|Carolina|Florence|Victoria|Charlotte|Alexandra)$/u;

/** Names an organisation or place rather than a person, by a word that only those have. */
export function isOrganisation(name: string): boolean {
  if (/^\p{Lu}{2,}$/u.test(name)) return true;
  const [first = '', last = '', ...more] = name.split(' ');
  // "Ada West" and "Victoria Park"
  if (more.length === 0 && SURNAME_OF_SOME.test(last) && pronounOf(first) && !PLACE_TOO.test(first))
    return false;
  return ORGANISATION.test(name.replace(/^Bill /u, ''));
}

/** Acronyms are bodies: "the RNC", "Ada CIA". A first name may be two letters. */
const ACRONYM = /(?:^| )\p{Lu}{3,}(?: |$)/u;

/** `name`: without its title. */
export function isPersonName(name: string): boolean {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  if (words.length < 2 || words.length > 5 || isOrganisation(name) || ACRONYM.test(name)) return false;
  return !NO_SURNAME.test(last) && !isTitle(last) && (!isRoleNoun(last) || SURNAME_TOO.test(name));
}

/** First and last name, by which somebody is known with and without a middle one. */
export function firstAndLast(name: string): string {
  const words = name.toLowerCase().split(' ');
  return `${words[0] ?? ''} ${words.at(-1) ?? ''}`;
}

/** "George H. Roe" and "George W. Roe" are two. */
export function differsInMiddle(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.split(' ').slice(1, -1).join(' '));
  return a !== '' && b !== '' && a !== b;
}
