/** Telegram's HTML: every value escaped, and nothing in it that Telegram would make a mention, a command or a link of. */

const JOINER = '\u2060';
/** Control characters, and what would turn the direction of the words around it. */
const UNWANTED = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** Text as it is read: well-formed, and without what would do anything to the words around it. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(UNWANTED, '');
}

/** Clean, and with an invisible joiner behind every sign that would begin an entity of Telegram's own finding. */
export function inert(text: string): string {
  return clean(text)
    .replace(/([@#$/])(?=[\p{L}\p{N}\p{M}_\u200C\u00B7])/gu, `$1${JOINER}`)
    .replace(/:(?=\/\/)/gu, `:${JOINER}`)
    .replace(/(?<=[\p{L}\p{N}\p{M}_-])\.(?=\p{L}{2})/gu, `.${JOINER}`);
}

/** https://core.telegram.org/bots/api#html-style */
export function escapeText(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

/** The address, where it is one of the web. */
export function webAddress(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : undefined;
}

/** A link where the address is one of the web, else the text alone. */
export function link(text: string, url: string | undefined): string {
  const address = webAddress(url);
  if (address === undefined) return escapeText(text);
  const href = address
    .replace(/&/gu, '&amp;')
    .replace(/"/gu, '%22')
    .replace(/</gu, '%3C')
    .replace(/>/gu, '%3E');
  return `<a href="${href}">${escapeText(text)}</a>`;
}

/** Whether a reader would see nothing: Telegram refuses a message of blanks. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\uE000\uE001\u115F\u1160\u3164\uFFA0\u2800]/u.test(text);
}
