/** Discord's Markdown: untrusted text comes out as it was, whatever marks are in it. */

const JOINER = '\u2060';

/** https://discord.com/developers/docs/reference#message-formatting and the marks that clients read besides. */
export function escapeText(text: string): string {
  return text
    .replace(/\0/gu, '')
    .replace(/[\\*_~`|[\]()<>]/gu, '\\$&')
    .replace(/^(\s*)([#+-])/gmu, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gmu, '$1\\$2')
    .replace(/@(?=[\p{L}\p{N}&!])/gu, `@${JOINER}`)
    .replace(/:(?=\/\/)/gu, `:${JOINER}`);
}

/** A link where the address is one of the web, else the text alone. */
export function link(text: string, url: string | undefined): string {
  const parsed = url === undefined ? null : URL.parse(url);
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return escapeText(text);
  const address = parsed.href.replace(
    /[()<>\\`*_~|]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // A line end would end the link with it.
  return `[${escapeText(text).replace(/\s+/gu, ' ')}](<${address}>)`;
}
