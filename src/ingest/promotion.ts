/**
 * Lines in which an outlet speaks to its readers about itself: follow us, sign up, download, support us. Told by their
 * grammar: a call in the imperative to something that is the outlet's own, with nothing else in the line but talk to "you"
 * or of "us". A story about newsletters or subscriptions has other sentences.
 */
import type { Unit } from './lines.ts';
import { HOLDS } from './signs.ts';

const MOST_WORDS = 70;
const MOST_LENGTH = 700;

const PLACE =
  '(?:Facebook|Twitter|Instagram|TikTok|WhatsApp|Telegram|YouTube|LinkedIn|Threads|Bluesky|Reddit|Snapchat|Pinterest|Flipboard|Google News|Apple News|Spotify|social media)';
const THING = `(?:news ?letters?|inbox|e-?mails?|apps?|channels?|podcasts?|alerts?|notifications?|website|home ?page|subscriptions?|subscribers?|members?|membership|journalism|journalists|reporting|newsroom|coverage|live ?blog|blog|headlines|stories|story|articles?|news|updates|e-?paper|edition|briefing|roundup|page|form|group|community|${PLACE}|@\\w+|\\w+\\.(?:com|org|net|co\\.\\w+))`;
/** "our app", "your inbox", "… here." */
const OWN = '(?:our|us|your inbox|your e-?mail|this (?:page|article|story|form|link|player)|here)';
/** What may stand before the verb of a call. */
const LEAD =
  "^(?:(?:please|also|and|or|so|simply|just|then|but first,?|you can(?: also)?|don[’']t forget to|be sure to|make sure to|remember to|consider|want [^,?]{2,60}\\?|(?:for|to|if|as|once|with|like|enjoy|before|get) [^,]{2,90},)\\s+)*";

/** Calls that no story makes: those to a letter, a profile, a purse. */
const STRONG_CALLS: readonly RegExp[] = [
  `${LEAD}(?:sign[ -]?up|subscribe|register|opt in)\\b(?=.{0,140}\\b(?:news ?letters?|weekly dispatch|inbox|e-?mails?|alerts?|briefing|roundup|podcasts?|our|here|now|today|below|free)\\b)`,
  `${LEAD}(?:subscribe to (?:\\S+ ){0,6}\\S+$|(?:sign up|subscribe) at \\S+\\.\\w{2,4}\\b)`,
  `${LEAD}(?:follow|like|join|find|connect with|add|tweet)\\b.{1,60}?(?:\\b(?:on|at|via|in)\\b.{0,20}\\b${PLACE}\\b|\\B@\\w{2,})`,
  `${LEAD}(?:follow|like|join|add|support|email|contact|message|reach|text) (?:us|our)\\b(?=\\s*[.!]?$|.{0,60}\\b(?:${THING}|on|at|via)\\b)`,
  `${LEAD}(?:get|have|receive)\\b.{1,80}\\b(?:delivered|sent|straight|direct(?:ly)?|in|to)\\b.{0,30}\\b(?:inbox|e-?mail|phone)\\b`,
  '^(?:get|receive|enjoy)\\b.{1,60}\\b(?:news ?letter|daily briefing)\\b',
  '^(?:please )?(?:support|consider supporting) (?:local|quality|independent|great|free|trusted) (?:journalism|news|reporting|media)',
].map((source) => new RegExp(source, 'iu'));

/** Calls to look elsewhere, which may end a paragraph of a story. */
const WEAK_CALLS: readonly RegExp[] = [
  `${LEAD}(?:click|tap|hit)\\b(?=.{0,60}\\b(?:here|below|above|play|link|to (?:read|see|view|subscribe|watch|listen|join|sign))\\b)`,
  `${LEAD}scroll (?:down|up) (?:to|for)\\b`,
  `${LEAD}(?:download|get|try|check(?: out)?|visit|see|read|view|find|learn|discover|explore|watch|listen(?: to)?|hear|browse|become|receive|enable|turn on|allow|support(?:ing)?|give|join|log in|share|send|tell|submit|continue|keep|catch|sign in|never miss|don[’']t miss|keep up)\\b(?=.{0,120}\\b${OWN}\\b)(?=.{0,120}(?:\\b${THING}\\b|\\bhere\\b[ .!)>»]*$))`,
  '^(?:stay|keep) (?:updated|informed|connected|up to date|in the know)\\b(?=.{0,60}$)',
  '^let us (?:know|introduce you)\\b',
].map((source) => new RegExp(source, 'iu'));

/** Lines that are the outlet's own without a call. */
const NOTES: readonly RegExp[] = [
  /^[(*]?(?:this|a version of this|the original|parts? of this) (?:article|story|report|post|content|column|piece|page|essay|interview|list|transcript|podcast|recap|episode|story and (?:its )?headline)\b.{0,40}\b(?:was|were|is|has|have|first|originally|appeared|appears|contains|will|may)\b.{0,30}\b(?:updated|published|appeared|appears|produced|written|translated|sponsored|corrected|republished|generated|part of|supported|adapted|excerpted|available|provided|auto-published|edited|contains? affiliate)\b/iu,
  /^(?:originally|first) published (?:on|in|by|at)\b.{2,60}$/iu,
  /^(?:thank(?:s| you) for (?:reading|signing up|subscribing|registering|supporting our|your interest|watching)|you(?:['’]ve| have) (?:successfully|been) (?:subscribed|registered|added|signed)|you can unsubscribe)\b/iu,
  /^no spam\b|\bunsubscribe (?:at )?any ?time\b/iu,
  /^by (?:signing up|subscribing|clicking|submitting|registering|entering your|continuing to use)\b.{0,120}\byou\b/iu,
  /^(?:already (?:a|have an?) (?:subscriber|member|account)|not a (?:subscriber|member)|to (?:continue|keep) reading)\b/iu,
  /^(?:was this (?:article|story|page) (?:helpful|useful)|how relevant is this ad|have a (?:story|tip|news tip)|got a (?:story|tip|news tip)|do you have a (?:story|tip|news tip)|what do you think\?$|we want (?:our|your) comments)/iu,
  /^(?:if you (?:enjoyed|liked|enjoy|like|love|value)|did you (?:enjoy|like)|enjoyed?) (?:this|our|what we|reading)\b.{0,60}\b(?:article|story|stories|journalism|column|newsletter|site|reporting|do)\b/iu,
  /^(?:the |all )?(?:links?|products?|prices?|recommendations)\b.{0,60}\b(?:independently (?:chosen|selected|reviewed)|at the time (?:of publication|this (?:article|story) was published))/iu,
  /^your (?:support|subscription|contribution|donation) (?:helps|makes|keeps|allows)\b/iu,
  /^[^.!?:]{0,40}:\s*https?:\/\/\S+(?:\s+(?:and|or)\s+\S+)*$/iu,
  /^(?:this|the) (?:article|information|content|material)\b.{0,40}\b(?:is (?:for|intended|provided|not)|does not constitute)\b.{0,120}\b(?:advice|purposes only)\b/iu,
  /^video (?:player was slow|content never loaded|ad froze)/iu,
];
/** What it earns by the line, or whose view it isn't. */
const DISCLOSURES: readonly RegExp[] = [
  /^(?=.*\b(?:we|our|us)\b)(?=.*\bcommissions?\b)(?=.*\b(?:links?|purchases?|buy|retailers?)\b)/iu,
  /\bis an? .{2,40}\bcontent partner\b/iu,
  /\b(?:coverage|reporting|journalism|newsroom|fact[- ]check\w*|this (?:story|series|project))\b.{0,80}\b(?:supported|made possible)\b.{0,30}\bby (?:a )?grants? from\b/iu,
  /\b(?:views|opinions) expressed (?:here|in this|by|are)\b.{0,80}\b(?:own|author|reflect|necessarily|contributors?)\b/iu,
];

const VERBS =
  '(?:said|says|told|tells|asked|asks|urged|urges|added|adds|wrote|writes|tweeted|posted|replied|warned|announced|quoted|shouted|cried|joked|insisted|chanted|yelled|argued|recalled|declared|claimed|pleaded)';
/** Somebody speaks: what is called for is a part of the story. */
const SPEECH = new RegExp(
  `\\b(?:${VERBS}|according to|reportedly)\\b|, read the\\b|\\b(?:sign|poster|banner|message|letter|note|headline|placard|shirt)\\b.{0,60}\\bread\\b`,
  'iu',
);
/** "…, he told the officer" */
const TAG = new RegExp(`[,”"] (?:\\S+ ){1,4}${VERBS}\\b|, (?:said|read)\\b`, 'iu');
/** “…,” and somebody's words go on. */
const OPENING_QUOTE = /^["“][^"“”]{2,200}[,.!?]["”] \p{L}/u;
/** Words in quote marks, more than a name has. */
const QUOTED = /["“](?:[^"“”\s]+\s+){5,}/u;
const TO_READER = /\b(?:you|your|yours|you['’](?:ll|re|ve|d)|we|we['’](?:ll|re|ve)|our|ours|us)\b/iu;
const OF_LETTERS =
  /\b(?:news ?letters?|roundup|podcasts?|weekly dispatch|journalism|subscribers?|subscriptions?|e-?mail)\b/iu;

/** Of a question on a form. */
const NUMBER = /^\d{1,2}[.)] /u;
const MOST_LABEL_WORDS = 3;
const MOST_ASIDE_WORDS = 8;
const MOST_PRAISE_WORDS = 30;

/** Whether the line is the outlet's call to its readers or a note about itself. */
export function isPromotion({ text, words, holds }: Unit): boolean {
  if (words > MOST_WORDS || text.length > MOST_LENGTH) return false;
  const mayNote = (holds & HOLDS.note) !== 0;
  const mayCall = (holds & HOLDS.call) !== 0 && (holds & HOLDS.imperative) !== 0;
  if (!mayNote && !mayCall) return false;
  const quoted = OPENING_QUOTE.test(text);
  if (mayNote && isNote(text.replace(NUMBER, ''), holds) && !quoted && !TAG.test(text)) return true;
  if (!mayCall) return false;
  if (quoted || isSpoken(text)) return false;
  const clauses = text
    .replace(/^[\s("“'‘*_►•–—-]+|[\s)"”*_]+$/gu, '')
    .split(/(?<=[.!?…]["”’)]{0,2})\s+|(?<=[?!])(?=\p{Lu})|:(?!\/\/)\s*|\s[—–|]\s/u)
    .map((clause) => clause.replace(/^[^\p{L}\p{N}@]+/u, '').trim())
    .filter((clause) => clause !== '');
  const called = clauses.filter(isCall);
  if (called.length === 0) return false;
  const strong = called.some((clause) => STRONG_CALLS.some((rule) => rule.test(clause)));
  if (QUOTED.test(text) && !strong) return false;
  const others = clauses.filter((clause) => !isCall(clause) && !isAside(clause, strong));
  return others.length === 0 || (strong && others.length === 1 && countWords(others[0]) <= MOST_PRAISE_WORDS);
}

/** Whether the line tells of somebody's words. */
export function isSpoken(text: string): boolean {
  return SPEECH.test(text);
}

function isNote(text: string, holds: number): boolean {
  return (
    NOTES.some((rule) => rule.test(text)) ||
    ((holds & HOLDS.disclosure) !== 0 && DISCLOSURES.some((rule) => rule.test(text)))
  );
}

function isCall(clause: string): boolean {
  return STRONG_CALLS.some((rule) => rule.test(clause)) || WEAK_CALLS.some((rule) => rule.test(clause));
}

/** What may stand beside a call. */
function isAside(clause: string, strong: boolean): boolean {
  const words = countWords(clause);
  return (
    words <= (strong ? MOST_ASIDE_WORDS : MOST_LABEL_WORDS) ||
    (clause.endsWith('?') && words <= 16) ||
    TO_READER.test(clause) ||
    OF_LETTERS.test(clause) ||
    isNote(clause, HOLDS.disclosure)
  );
}

function countWords(clause: string | undefined): number {
  return clause?.split(' ').length ?? 0;
}
