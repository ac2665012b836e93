/**
 * Lines that are not the article, by what they are made of. Every rule asks for more than a word: a sentence of a story
 * about newsletters, cookies or subscriptions has to pass.
 */
import type { Unit } from './lines.ts';

const MOST_PROMO_WORDS = 45;

const OUTLET_THING =
  '(?:news ?letters?|app|apps|inbox|channels?|alerts?|notifications?|e-?paper|podcasts?|feed|page|website|home ?page|subscription|briefing|updates|WhatsApp|Telegram|Facebook|Instagram|Twitter|YouTube|TikTok|Google News|Apple News|Flipboard|social media|coverage|live ?blog|mailing list)';
const CALL =
  '(?:follow|subscribe|sign up|sign-up|register|download|join|click|tap|get|listen|watch|like us|visit|check out|try|support|become|stay|receive|enable|allow|add us|bookmark|turn on|log in|sign in|read|see|find|share|discover|enjoy|unlock)';

/** The reader is called upon to do something with the outlet's own things. */
const PROMO: readonly RegExp[] = [
  new RegExp(
    `^(?:please |to |for |don['’]t miss |want |you can |never miss )?[^.!?]{0,80}\\b${CALL}\\b[^.!?]{0,80}\\b(?:our|your|the|a|an|on|for|to|us|via|free|daily|weekly)\\b[^.!?]{0,60}\\b${OUTLET_THING}\\b`,
    'iu',
  ),
  /^(?:please )?(?:follow|like|join|find) (?:us|me|him|her|@?\w+) (?:on|at|via)\b/iu,
  /^(?:sign up|subscribe|register|log ?in|sign in|download|click|tap|follow us|join us|get (?:the|our|all)|already (?:a|have)|support (?:our|us|quality|independent))\b/iu,
  /\b(?:sign up|subscribe|register|click|tap) (?:here|now|today|below|for free)\b/iu,
  /^(?:read|see|watch|listen to|view|get) (?:more|the full|full|all|our|it|this|also)\b.{0,60}(?:here|below|online|app|website|coverage)\b/iu,
  /^(?:to (?:read|continue|view|see|comment)|continue reading|keep reading|this (?:article|story|content|post) (?:is|was|has|originally|first|appeared|contains))\b/iu,
  /^(?:by (?:signing|subscribing|clicking|submitting|entering|registering|continuing)|you can unsubscribe|you(?:['’]ve| have) (?:successfully|been)|thank(?:s| you) for (?:signing|subscribing|reading|registering))\b/iu,
  /^(?:was this (?:article|story|page) (?:helpful|useful)|enjoyed? (?:this|our)|like (?:this|our) (?:article|story|stories)|join (?:the|our) .{0,40}(?:club|community|conversation|newsletter)|get involved|we want (?:our|your) comments)\b/iu,
  /^(?:have (?:a|you got a) (?:story|tip|news)|got a (?:story|tip)|do you have (?:a|any) (?:story|tip|information|news)|send (?:us )?(?:your|a) (?:tips?|stor|comments?)|(?:e-?mail|contact|write to|reach) (?:us|the (?:author|reporter|writer|editor))|what do you think\?|tell us|let us know)\b/iu,
  /^(?:advertisement|advert|sponsored|promoted|ad|advertising|story continues below|article continues (?:below|after)|scroll down|loading|please wait|how relevant is this ad|video player was slow|ad feedback|skip (?:to|advert|ad))\b/iu,
];

const COMMENT_FORM =
  /^(?:leave a (?:reply|comment)|cancel reply|your email address will not be published|required fields are marked|save my name|post (?:a )?comment|add (?:a|your) comment|join the (?:conversation|discussion)|(?:view|show|hide|load|read|see) (?:all |more )?(?:\d+ )?comments?|comments? ?(?:\(\d+\)|\d+|are closed|section|policy|guidelines)?$|\d+ comments?$|write a comment|be the first to comment|log in to (?:comment|reply)|(?:name|e-?mail|website) ?\*?$|reply$|sort by|(?:most )?(?:liked|newest|oldest)$)/iu;

const FOOTER =
  /^(?:©|\(c\)|copyright\b|\p{Lu}[\p{L}& ]{2,40}(?:Ltd|Limited|Inc|GmbH)\b.{0,40}registered|comments: our rules|our standards|all rights reserved|terms (?:of|and|&)|privacy (?:policy|notice|centre|center)|cookie (?:policy|settings|preferences|notice)|do not sell|about us$|contact us$|contact$|advertise with|careers$|sitemap|site map|powered by|exit mobile version|back to top|(?:go )?to top$|accessibility|help ?(?:centre|center)$|our (?:partners|network|sites)$|faqs?$|manage (?:cookies|consent)|we use cookies|this (?:web)?site uses cookies|accept (?:all|cookies)|more information about cookies|follow us$|connect with us|(?:un)?subscribe$|newsletters?$)/iu;
const RIGHTS =
  /\ball rights reserved\b|\b(?:may|must) not be (?:published|reproduced|copied|broadcast)|\bunauthori[sz]ed (?:use|reproduction)\b/iu;

const SHARE_WORDS = new Set(
  `share shares tweet pin post email e-mail print save copy copied link whatsapp facebook twitter x linkedin reddit telegram
messenger pinterest flipboard pocket tumblr instagram youtube tiktok threads bluesky mastodon rss gift bookmark sms viber line
close open this article story on to via by with more options button icon opens in new window comment comments like likes view
views`.split(/\s+/u),
);
const SHARE_LEAD =
  /\b(?:share|tweet|e-?mail|print|facebook|twitter|whatsapp|linkedin|reddit|pinterest|flipboard|copy link)\b/iu;

const CREDIT: readonly RegExp[] = [
  /^[([]?\s*(?:photo(?:graph)?s?|pictures?|pics?|images?|video|illustration|graphics?|credits?|photo credit|image (?:credit|source|caption|copyright)|media caption|file (?:photo|picture|image)|caption|source image)\s*(?:by|:|credit|\/|©|\||courtesy)/iu,
  /(?:\/|©|via |courtesy of )\s*(?:getty(?: images)?|reuters|afp|ap(?: photo)?|epa(?:-efe)?|pa(?: wire| media)?|alamy|shutterstock|bloomberg|anadolu(?: agency)?|zuma|istock|rex)\b[^.]{0,40}\)?\.?$/iu,
  /^(?:getty images|reuters|afp|ap photo|associated press|shutterstock|alamy|epa|istock(?:photo)?)(?:\s*[/|,-].{0,40})?$/iu,
  /\((?:photo|image|picture|file|credit|ap photo|reuters|afp|getty)[^)]{0,80}\)\.?$/iu,
];

const BYLINE =
  /^(?:[Bb]y|BY|From|FROM|(?:[Ww]ritten|[Rr]eported|[Pp]osted) by|(?:[Rr]eporting|[Ee]diting)(?: and \p{Ll}+)? by|Author:?|Von|Par|Por)\s+\p{Lu}[\p{L}.'’-]*(?:[\s,;&|]+(?:(?:and|in|with|for|de|van|von|der|la|[Ee]diting by|[Aa]dditional reporting by) )?[\p{L}.'’-]+){0,12}$/u;
const DESK =
  /^(?:(?:\p{Lu}?[\p{L}-]+ ){0,3}(?:correspondent|reporter|editor|desk|columnist|bureau chief|staff writer))$/iu;
const DATE_LINE =
  /^(?:(?:last )?(?:published|updated|posted|modified|first published|created|issued)\b.{0,70}\d.{0,40}|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,4}(?:st|nd|rd|th)?,?(?: \d{4})?[,\s|·•@-]*(?:at )?(?:\d{1,2}[:.]\d{2}.{0,20})?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{0,24}|\d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago|\d+ ?min(?:ute)?s? read|(?:reading|read) time:?.{0,20}|(?:est|updated)\b.{0,30}\d)$/iu;
const SOURCE_LINE = /^(?:source|agency|agencies|with (?:agency )?inputs? from|from our)\s*:?\s+\S.{0,60}$/iu;

const REST: readonly RegExp[] = [
  /^(?:home|menu|search|close|next|previous|prev|back|more|play|pause|mute|live|video|videos|watch|listen|gallery|photos|tags?|topics?|topics:.{0,80}|tags?:.{0,120}|filed under.{0,100}|trending(?: now| topics)?|most (?:read|popular|viewed|shared|recent)|latest(?: news| stories| articles| headlines)?|top (?:stories|news)|breaking news|popular(?: now| posts| stories)?|newsletter|subscribe|advertisement|sponsored|promoted|editor['’]?s? (?:picks?|choice)|up next|you may (?:also )?like|recommended(?: for you| stories)?|from around the web|around the web|exit mobile version|loading\.*|read full (?:article|story)|show (?:more|less)|view (?:more|all)|load more|see (?:more|all))[:»>.]*$/iu,
];

/** Why the unit is no part of the article, or undefined where nothing says so. */
export function junkReason(unit: Unit): string | undefined {
  const { text, words } = unit;
  if (!/[\p{L}\p{N}]/u.test(text)) return 'no words';
  if (REST.some((rule) => rule.test(text))) return 'navigation';
  if (words <= 14 && SHARE_LEAD.test(text) && isShareRow(text)) return 'share row';
  if (words <= 24 && COMMENT_FORM.test(text)) return 'comment form';
  if (words <= 40 && (FOOTER.test(text) || RIGHTS.test(text)) && !(unit.ended && words > 24))
    return 'legal or footer line';
  if (words <= 40 && CREDIT.some((rule) => rule.test(text))) return 'picture credit or caption';
  if (words <= 16 && BYLINE.test(text) && !unit.ended) return 'byline';
  if (words <= 5 && DESK.test(text)) return 'byline';
  if (words <= 16 && DATE_LINE.test(text)) return 'date line';
  if (words <= 12 && SOURCE_LINE.test(text) && !unit.ended) return 'source line';
  // Speech may call upon people too; the outlet's own call never stands in quote marks.
  if (words <= MOST_PROMO_WORDS && !/["“„«]/u.test(text) && PROMO.some((rule) => rule.test(text)))
    return 'promotional line';
  return undefined;
}

function isShareRow(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[\s|•·:/+,]+/u)
    .every((word) => word === '' || SHARE_WORDS.has(word) || /^[\d.]+k?$/u.test(word));
}

const LIST_LABEL =
  /^(?:read (?:more|also|next|on|this|it)|also read|more (?:on|from|about|stories|news|in|to read|coverage|like this)\b.{0,40}|see also|related(?: (?:articles?|stories|news|content|topics?|links?|posts?|coverage|reading|to this story))?|further reading|recommended(?: (?:reading|stories|articles|for you))?|don['’]?t miss|you (?:may|might)(?: also)? (?:like|be interested in)|most (?:read|popular|viewed|shared|recent)(?: .{0,20})?|trending(?: .{0,20})?|popular(?: .{0,20})?|top stories|latest (?:news|stories|headlines|articles)|in other news|keep reading|up next|what to read next|editor['’]?s? (?:picks?|choice)|elsewhere|in pictures|watch(?: now| also| more)?|background|lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|leer (?:también|más)|lea también|leia (?:também|mais))$/iu;
const INLINE_LINK =
  /^(?:read (?:more|also|next)|also read|see also|related(?: (?:article|story|stories|news|content))?|more|watch|don['’]?t miss|recommended|lesen sie auch|lire aussi|lea también|leia também)\s*(?::|\||>|»|–|—|-)\s*(\S.*)$/iu;

/** Whether the unit announces a list of other headlines ("Read more:"). */
export function isListLabel({ text, words }: Unit): boolean {
  return words <= 7 && LIST_LABEL.test(text.replace(/\s*[:»>…\-–—|]+\s*$/u, ''));
}

/** What other readers read is no continuation of this article. */
export function isPopularLabel({ text }: Unit): boolean {
  return /^(?:most|trending|popular|top stories|latest|editor)/iu.test(text);
}

/** The headline in "Read more: HEADLINE". */
export function inlineLink(unit: Unit): string | undefined {
  return unit.words <= 30 ? INLINE_LINK.exec(unit.text)?.[1] : undefined;
}

/** Where an article's page ends for good: what follows belongs to the readers or to the site. */
export function endsPage({ text, words }: Unit): boolean {
  return (
    words <= 12 &&
    /^(?:leave a (?:reply|comment)|your email address will not|comments?(?: \(\d+\))?$|\d+ comments?$|join the conversation|post a comment|share your thoughts|view comments|©|copyright ©|exit mobile version)/iu.test(
      text,
    )
  );
}
