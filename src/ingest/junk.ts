/**
 * Lines that are not the article wherever they stand, by what they are made of. Every rule asks for more than a word: a
 * sentence of a story about newsletters, cookies or subscriptions has to pass.
 */
import { isKeyWords, type Unit } from './lines.ts';
import { isPromotion, isSpoken } from './promotion.ts';
import { HOLDS } from './signs.ts';

/** Longer lines are paragraphs, whatever they hold. */
const MOST_LENGTH = 1_000;

const COMMENT_FORM =
  /^(?:leave a (?:reply|comment)\b.{0,40}|cancel reply|(?:comments? ){1,3}comments?|your email address will not be published.*|required fields are marked.*|save my name.*|(?:post|add|write|submit) (?:a |your )?(?:comment|reply)s?|join the (?:conversation|discussion)|(?:view|show|hide|load|read|see) (?:all |more )?(?:\d+ )?comments?|comments?:? ?(?:\(\d+\)|\d+|are closed\.?|section|(?:our )?(?:policy|guidelines|rules))?|\d+ comments?|be the first to comment\.?|(?:you must be logged in|log in|sign in|please log in).{0,60}to (?:post |leave |add )?(?:a )?(?:comment|reply).{0,30}|(?:name|e-?mail|website) ?\*|reply|sort by|report (?:this )?comment|kommentare?(?: \(\d+\))?|comentarios|commentaires|deja (?:un|tu) (?:comentario|respuesta)|deixe (?:um|seu) comentário|laisser un commentaire|schreiben sie einen kommentar|добавить (?:отзыв|комментарий)|комментарии)[\s:*.]*$/iu;

const FOOTER =
  /^(?:©|\([cC]\) ?(?:\d{4}|[cC]opyright)|(?:[cC]opyright|COPYRIGHT) (?:©|\([cC]\)|(?:\p{Lu}\S* ){0,5}\d{4}\b)|[aA]ll (?:contents? |rights )(?:©|[cC]opyright)|\d{4} © )/u;
const REGISTERED = /^[^.!?]{0,80}\b[rR]egistered (?:[oO]ffice|[iI]n [eE]ngland)\b/u;
const RIGHTS =
  /\ball rights reserved\b(?=\s*(?:$|[.,;|)©]))|\b(?:may|must) not be (?:published|reproduced|copied|broadcast|rewritten)|\bunauthori[sz]ed (?:use|reproduction)\b|\b(?:is|are) (?:a )?registered trade ?marks? of\b|\buse of this (?:web)?site constitutes\b|\bfor (?:your )?personal,? non-?commercial use\b/iu;
const LEGAL =
  /^(?:(?:terms (?:of (?:use|service|sale)|(?:and|&) conditions)|privacy (?:policy|notice|settings|centre|center)|cookies? (?:policy|settings|preferences|notice|consent)|do not sell (?:or share )?my (?:personal )?(?:info|data).*|your (?:california )?privacy (?:rights|choices)|about us|contact us|advertise(?: with us)?|site ?map|powered by \S+(?: \S+)?|exit mobile version|(?:back|go|scroll) to (?:the )?top|skip to (?:main )?(?:content|navigation|article|main)|accessibility(?: (?:help|statement))?|help (?:centre|center)|our (?:partners|network|sites)|faqs?|manage (?:cookies|consent|preferences)|accept (?:all|cookies|all cookies)|(?:reject|decline) (?:all|cookies)|cookie-?einstellungen|datenschutz(?:erklärung)?|impressum|mentions légales|aviso legal|política de (?:privacidad|privacidade|cookies)|legal notices?)(?:[\s.|»]+|$)){1,4}$/iu;
/** A site's own words on cookies: "we" or "this site" uses them. */
const COOKIES =
  /^(?:by (?:continuing|using|clicking|browsing).{0,60}\b(?:you|site)\b.{0,80}\bcookies?|(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? (?:may )?(?:use|uses|store|set)s? (?:\w+ ){0,3}cookies?\b)/iu;

const SHARE_WORDS = new Set(
  `share shares shared tweet pin post email e-mail mail print printer save copy copied link url whatsapp facebook fb twitter x linkedin
reddit telegram messenger pinterest flipboard pocket tumblr instagram youtube tiktok threads bluesky mastodon rss gift bookmark
sms text viber vk line xing wechat weibo snapchat google+ gplus plus friendly pdf add to favorites favourites open close
this article story page on via by with more options button buttons icon icons opens in new window comment comments like likes view
views now friends it us follow teilen drucken partager imprimer compartir imprimir compartilhar condividi поделиться
加入 共有 シェア`.split(/\s+/u),
);
const SHARE_LEAD =
  /(?:^|[^\p{L}])(?:share|shares|tweet|e-?mail|print|facebook|twitter|whatsapp|linkedin|reddit|pinterest|flipboard|copy link|teilen|partager|compartir|compartilhar|поделиться)(?![\p{L}])/iu;

const AGENCY =
  '(?:Getty(?: Images)?(?: .{2,20})?|REUTERS|Reuters|AFP|AP(?: (?:Photo|Images?|file))?|EPA(?:-EFE)?|EFE|PA(?: (?:Wire|Media|Images))?|Alamy(?: .{2,20})?|Shutterstock(?:\\.com)?|Bloomberg|Anadolu(?: Agency)?|ZUMA(?: .{2,12})?|iStock(?:photo)?|Rex(?: .{2,15})?|ANI|PTI|TASS|Xinhua|dpa|DPA|CNN|USA TODAY(?: .{2,12})?|NPR|NASA|Handout|Pool|Unsplash|Pexels|Corbis(?: .{2,15})?|Imagn(?: Images)?|Redux|Magnum|Sipa(?: USA)?|NurPhoto|WireImage|FilmMagic|File)';
const CREDIT: readonly RegExp[] = [
  /^[([]?\s*(?:photo(?:graph)?s?|pictures?|pics?|images?|illustration|photo credit|image (?:credit|source|caption|copyright)|media caption|file (?:photo|picture|image)|credit|caption|source image|foto|bild|crédit(?: photo)?|fotos?|imagem|imagen)\s*(?::|\/|©|\||,(?= (?:getty|reuters|ap\b|afp|epa|pa\b|alamy|bbc)))/iu,
  /^[([]?(?:[Pp]hoto(?:graph)?s?|PHOTOS?|[Pp]ictures?|[Ii]mages?|[Ii]llustrations?|[Cc]artoon|[Cc]redit)(?: \p{Ll}+)? (?:by|BY|[Cc]ourtesy(?: of)?|[Vv]ia)\s*:?\s*[\p{Lu}@]\S*(?: \S+){0,8}$/u,
  /^(?:Getty(?: Images)?|REUTERS|Reuters|AFP|AP Photo|Associated Press|Shutterstock|Alamy|EPA|iStock(?:photo)?)(?:\s*[/|,-]\s*\p{Lu}.{0,40})?$/u,
  // The credit and, run into it, the caption: "Ann Roe/Getty Images England celebrates its victory."
  new RegExp(`^\\p{Lu}[^.!?/]{2,40}(?:/[^.!?/]{2,30}?)?/${AGENCY} (?=\\p{Lu})`, 'u'),
  /^(?:image|photo|slide) \d{1,3} ?(?:of|\/) ?\d{1,3}\b|^\d{1,3} ?(?:of|\/) ?\d{1,3}(?:$|(?=\p{Lu}))/iu,
  // "In this May 3, 2019, file photo, …"
  /^(?:FILE\b.{0,6})?(?:in )?this (?:undated|(?:\p{L}+day, )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:, \d{4})?,?) (?:[\p{L}-]+ ){0,3}?(?:photo(?:graph)?|image|picture|frame|still|sketch)\b/iu,
  // All captions of a gallery on one line.
  /^\d{1,3} ?of ?\d{1,3}(?=\p{Lu})/u,
  /^(?:enlarge|full ?size|view) (?:image|photo|gallery)$|^back to gallery$|^(?:photo|image|view) gallery$/iu,
  new RegExp(`(?:[\\p{L}.)]/|© ?)\\s*${AGENCY}\\)?\\.?$`, 'u'),
  new RegExp(`(?:\\b[Vv]ia |[Cc]ourtesy(?: of)? )${AGENCY}\\)?$`, 'u'),
  /\((?:photo|image|picture|credit|ap photo|afp photo|file photo|photo credit|file)\b[^)]{0,80}\)\.?(?: (?:less|more))?$/iu,
  /\b(?:hide|show|toggle|view|expand) caption\b.{0,20}$|^caption$/iu,
  /[.!?]["”’]? \( ?(?:\p{Lu}[\p{L}.&-]* ?){1,4}(?:\/(?:\p{Lu}[\p{L}.&-]* ?){1,4})+\)$/u,
  /\b[Pp]hoto: (?:\p{Lu}[^.]{2,60}|AP\b.{0,20})$/u,
  // "… at the club last week.Credit...Ann Roe/The Port Ansel Times"
  /[.!?]["”’)]? ?Credit ?(?:\.{3}|…|:) ?\p{Lu}[^.]{2,60}$/u,
  /^(?:[Aa]n? )?[Ff]ile (?:photo|picture|image)(?:graph)?\b|\b[Pp]hoto by \p{Lu}\S+ \p{Lu}\S+[^.]{0,40}\.?$/u,
];

/** One picture's credit, and the next one's caption: "… in Tokyo. Ann Roe/Reuters Crowds wait". */
const GALLERY = new RegExp(
  `[.!?]["”’)]? \\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+){1,3}(?:/[\\p{L} ]{2,20})?/${AGENCY} (?=\\p{Lu})`,
  'gu',
);
/** A gallery names somebody at least this often; a whole article on one line may hold one caption. */
const GALLERY_LENGTH = 400;

/** What a picture shows, in the present, with its day: a story tells a day in the past. */
const CAPTION =
  /^(?:\p{Lu}(?:[^.!?]|(?<=\b\p{Lu}\p{L}{0,4})\. ){10,260}\b(?:speaks?|walks?|looks?|arrives?|attends?|poses?|stands?|holds?|waits?|gestures?|leaves?|listens?|reacts?|sits?|waves?|smiles?|rides?|carr(?:y|ies)|works?|gathers?|march(?:es)?|is (?:seen|shown|pictured|displayed)|are (?:seen|shown|pictured))\b[^!?]{5,260}|(?:from left|left to right|pictured|clockwise)\b[^!?]{5,300})(?:, |\(| on )(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}\)?\.?$/iu;

const ENDS_IN_YEAR = /\d{4}\)?\.?$/u;
const LONGEST_YEAR = 6;

const DATE_PART =
  '(?:\\d{1,2}[:.]\\d{2}|\\d{4}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\b(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*\\.? \\d|\\d\\.? (?:de )?(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)|\\bago\\b|\\btoday\\b|\\byesterday\\b)';
const STAMP: readonly RegExp[] = [
  new RegExp(
    `^[|•·\\s]*(?:last |first )?(?:published|updated|posted|modified|created|issued|uploaded|veröffentlicht|aktualisiert|publié|publicado|обновлено)\\b.{0,40}?${DATE_PART}`,
    'iu',
  ),
  /^(?:\d+|an?) (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago$/iu,
  /^\d+ ?[- ]?min(?:ute)?s?\.? ?read$|^(?:reading|read) time\b.{0,20}$/iu,
];

const FURNITURE =
  /^(?:advertisements?|adverts?|ads? feedback|sponsored(?: content| by.{0,40})?|promoted(?: content)?|advertising|story continues below(?: advertisement)?|article continues (?:below|after)(?: (?:this )?(?:advertisement|ad))?|continue reading(?: below| the main story)?|scroll (?:down )?(?:to continue|for more).{0,30}|loading|please wait|skip (?:advert|ad|ads)|anzeige|werbung|publicité|publicidad|publicidade|реклама|iklan|広告|home|menu|search|close|next|previous|prev|back|more|play|pause|mute|unmute|log ?in|sign ?in|log ?out|register|subscribe(?: now| today)?|sign ?up(?: now)?|newsletters?|watch(?: now| live| video)?|listen(?: now)?|topics?|tags?|filed under|trending(?: now| topics)?|most (?:read|popular|viewed|shared|recent)|popular(?: now| posts| stories)?|up next|recommended(?: for you| stories)?|(?:from )?around the web|exit mobile version|read (?:more|full (?:article|story)|the full story|next|on)(?: here)?|learn more(?: here)?|click here(?: to read more| for more.{0,20})?|see also|show (?:more|less|all)|view (?:more|all)|load more|see (?:more|all)|share your thoughts|follow us|connect with us|order reprints|text size|a a a|give feedback|get it|share|(?:toggle|open|main) (?:navigation|menu|search)|play video|video player|replay|fullscreen|autoplay|this video is not available.{0,60}|your browser does not support.{0,60})[\s:»>.…!]*$/iu;
/** A player of films, and what it says of the film. */
const PLAYER = /^just watched\b|\breplay more videos\b/iu;
/** Longer than the longest of its rows. */
const MOST_FURNITURE_LENGTH = 120;
/** "HOME | NEWS | WHAT'S ON", "News > Local news > Port Ansel" */
const MENU = /^(?:[^|>›»•·.!?]{1,30}\s[|>›»•·]\s){2,}[^|>›»•·.!?]{1,60}$/u;
const TAG_LINE =
  /^(?:filed under|tags?|topics?|related topics|more (?:on|about) these topics|categories|labels|schlagwörter|mots[- ]clés|etiquetas|метки|теги)\s*(?::|-|–)\s*\S.{0,400}$/iu;

/** Each unit is asked about several times while its text is cleaned. */
const asked = new WeakMap<Unit, { readonly reason: string | undefined }>();

/** Why the unit is no part of the article, or undefined where nothing says so. */
export function junkReason(unit: Unit): string | undefined {
  const before = asked.get(unit);
  if (before) return before.reason;
  const reason = findReason(unit);
  asked.set(unit, { reason });
  return reason;
}

function findReason(unit: Unit): string | undefined {
  const { text, words, holds } = unit;
  // All of a gallery's captions may stand on one line, which is long then.
  if ((holds & HOLDS.slash) !== 0 && (text.match(GALLERY)?.length ?? 0) > text.length / GALLERY_LENGTH)
    return 'picture gallery';
  if (text.length > MOST_LENGTH) return undefined;
  if (!/[\p{L}\p{N}]/u.test(text)) return 'no words';
  // One word and a full stop is speech (“Next.”), not a button.
  if (isFurniture(unit) && !(unit.ended && words === 1)) return 'navigation';
  if (words <= 40 && (holds & HOLDS.rule) !== 0 && MENU.test(text)) return 'navigation';
  if (words <= 60 && !unit.ended && (TAG_LINE.test(text) || isTagRow(text))) return 'tags';
  if (words <= 14 && SHARE_LEAD.test(text) && isShareRow(text)) return 'share row';
  if (words <= 24 && COMMENT_FORM.test(text)) return 'comment form';
  if (
    words <= 80 &&
    (((holds & HOLDS.rights) !== 0 && RIGHTS.test(text)) ||
      ((holds & HOLDS.cookies) !== 0 && COOKIES.test(text))) &&
    !/["“]/u.test(text) &&
    !isSpoken(text)
  )
    return 'legal line';
  const mayRegister = (holds & HOLDS.rights) !== 0;
  if (words <= 60 && (FOOTER.test(text) || (mayRegister && REGISTERED.test(text)))) return 'legal line';
  if (words <= 8 && LEGAL.test(text)) return 'legal line';
  if (words <= 70 && isCaption(unit)) return 'picture credit or caption';
  if (words <= 16 && !unit.ended && STAMP.some((rule) => rule.test(text))) return 'date line';
  if (isPromotion(unit)) return 'promotional line';
  return undefined;
}

/** "Tags harbour, port ansel, ferries": the label run into its key words. */
function isTagRow(text: string): boolean {
  const row = /^tags? ?(?=\p{L})(.{10,})$/iu.exec(text)?.[1];
  return row !== undefined && isKeyWords(row);
}

function isFurniture({ text, holds }: Unit): boolean {
  return (
    (text.length <= MOST_FURNITURE_LENGTH && FURNITURE.test(text)) ||
    ((holds & HOLDS.player) !== 0 && PLAYER.test(text))
  );
}

function isCaption({ text, holds }: Unit): boolean {
  const mayCredit = (holds & HOLDS.picture) !== 0 || /^[([]?\d/u.test(text);
  return (
    (mayCredit && CREDIT.some((rule) => rule.test(text))) ||
    (ENDS_IN_YEAR.test(text.slice(-LONGEST_YEAR)) && CAPTION.test(text))
  );
}

function isShareRow(text: string): boolean {
  if (/^\d{1,2}[.)]/u.test(text)) return false;
  const isShared = (words: readonly string[]): boolean => words.every((word) => SHARE_WORDS.has(word));
  const words = shareWords(text);
  // "MORE OF THE POST: Facebook | Twitter | Instagram"
  const listed = shareWords(/^[^:]{1,50}:(.*)$/su.exec(text)?.[1] ?? '');
  return (
    (isShared(words) && (words.length > 1 || /^(?:share|tweet|print)/u.test(words[0] ?? ''))) ||
    (listed.length >= LEAST_PLACES && isShared(listed))
  );
}

const LEAST_PLACES = 3;

function shareWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s|•·:/,()]+/u)
    .filter((word) => word !== '' && !/^[\d.]+k?$/u.test(word));
}
