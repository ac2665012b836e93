/** A sentence without what only its place in the article gave it. Words are left out, never changed. */

/** Joins to the sentence before, and says nothing without it. */
const LEAD =
  /^(?:(?:meanwhile|however|nevertheless|nonetheless|moreover|furthermore|in addition|additionally|also|still|but|and|yet|so|then|instead|for (?:his|her|its|their) part|in the meantime|at the same time|on the other hand|of course|in fact|indeed|as a result|that said|first|firstly|second|secondly|third|thirdly|finally|lastly|plus|besides|similarly|likewise|thus|therefore|hence|consequently|accordingly|for example|for instance|by contrast|in contrast|in other words|to be sure|in short|even so|on top of that),\s+|(?:but|and)\s+(?!(?:for|that|so|yet|then|rather|also|if)\b)|meanwhile\s+(?=(?:the|an?|in|on|at)\s))/iu;
/** The same before a name, which only its capital tells. */
const LEAD_OF_NAME = /^(?:Yet|Meanwhile)\s+(?=\p{Lu})/u;
/** "WASHINGTON (Reuters) -", "(CNN) --", "LONDON, Nov 3 —" */
const DATELINE =
  /^(?:\p{Lu}[\p{Lu}.’' -]{2,30}(?:,\s+(?:[\p{L}.]{2,20} ){0,2}\d{0,2}(?: ?[\p{L}.]{3,12})?)?\s*)?(?:\([\p{L}\d .:/-]{2,30}\)\s*)?(?:--|[-–—])\s+(?=["“‘]?\p{Lu})|^(?:\p{Lu}[\p{L}.,’' -]{2,40} )?\((?:CNN|Reuters|AP|AFP|UPI|BBC)[^)]{0,20}\)\s*(?=["“‘]?\p{Lu})/u;

/** What a list sets before each of its lines. */
const BULLET = /^[•·▪◦‣●○■*]\s*/u;

/** How much of a sentence is only the place and the agency that an article begins with. */
export function datelineLength(text: string): number {
  return DATELINE.exec(text)?.[0].length ?? 0;
}

/** `language`: whose words join sentences; only English ones are known. */
export function trimSentence(text: string, language = 'en'): string {
  const start = text.slice(datelineLength(text)).replace(BULLET, '');
  const lead = language === 'en' ? (LEAD.exec(start) ?? LEAD_OF_NAME.exec(start)) : null;
  return unpaired(lead ? capital(start.slice(lead[0].length)) : start)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Without the quote marks that have lost their other half: they would set narration as speech. */
function unpaired(text: string): string {
  const count = (mark: RegExp): number => (text.match(mark) ?? []).length;
  let shown = text;
  if (count(/“/gu) !== count(/”/gu))
    shown = shown.replace(/(?<=[\p{L}\p{N}])[“”]+(?=[\p{L}\p{N}])/gu, ' ').replace(/[“”]/gu, '');
  if (count(/"/gu) % 2 === 1)
    shown = shown.replace(/(?<=[\p{L}\p{N}])"+(?=[\p{L}\p{N}])/gu, ' ').replace(/"/gu, '');
  return shown;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
