/** Discord's Markdown: untrusted text comes out as it was, whatever marks are in it. */

/** Parts what Discord would read as one, and is not seen. */
const JOINER = '\u2060';
/** A link with a longer address would leave its text no room. */
const MOST_ADDRESS = 1_500;

/**
 * https://discord.com/developers/docs/reference#message-formatting and the marks that clients read besides: spoilers,
 * shortcodes of emoji, bare addresses. The result is at most twice as long.
 */
export function escapeText(text: string): string {
  const escaped = text
    .replace(/[\\*_~`|[\]<>]/gu, '\\$&')
    .replace(/^([^\S\n]*)([#+-])/gmu, '$1\\$2')
    .replace(/^([^\S\n]*\d+)([.)])/gmu, '$1\\$2')
    .replace(/:(?=\/\/|[\w+-]+:)/gu, '\\:')
    .replace(/@(?=everyone|here)/gu, `@${JOINER}`);
  return escaped + closing(escaped);
}

/** Ends what marks of direction in the text have begun, so that they turn nothing beyond it. */
function closing(text: string): string {
  let open = '';
  for (const mark of text.match(/[\u202A-\u202E\u2066-\u2069]/gu) ?? []) {
    const ends = mark === '\u202C' || mark === '\u2069';
    if (ends) open = open.endsWith(mark) ? open.slice(0, -1) : open;
    else open += mark >= '\u2066' ? '\u2069' : '\u202C';
  }
  return [...open].toReversed().join('');
}

/** A link where the address is one of the web, else the text alone. */
export function link(text: string, url: string | undefined): string {
  const address = url === undefined ? undefined : webAddress(url);
  if (address === undefined) return escapeText(text);
  // A line end would end the link with it.
  return `[${escapeText(text.replace(/\s+/gu, ' '))}](<${address}>)`;
}

function webAddress(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') return undefined;
  const address = parsed.href.replace(
    /[()<>\\`*_~|[\]]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return address.length > MOST_ADDRESS ? undefined : address;
}

/** The words of Markdown that was made here, as they are read. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\]\(<[^>]*>\)/gu, '')
    .replace(/(?<!\\)\[/gu, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replaceAll(JOINER, '');
}
