/** Telegram's HTML: every value escaped, and nothing in it that Telegram would make a mention, a command or a link of. */

const JOINER = '\u2060';

/** Text as it is read, inert: https://core.telegram.org/bots/api#html-style */
export function escapeText(text: string): string {
  return breakEntities(text.replace(/\0/gu, ''))
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');
}

/** An invisible joiner after the sign that would begin an entity of Telegram's own finding. */
function breakEntities(text: string): string {
  return text
    .replace(/([@#$/])(?=[\p{L}\p{N}_])/gu, `$1${JOINER}`)
    .replace(/:(?=\/\/)/gu, `:${JOINER}`)
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L}{2})/gu, `.${JOINER}`);
}

/** A link where the address is one of the web, else the text alone. */
export function link(text: string, url: string | undefined): string {
  const parsed = url === undefined ? null : URL.parse(url);
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return escapeText(text);
  return `<a href="${parsed.href.replace(/&/gu, '&amp;').replace(/"/gu, '%22').replace(/</gu, '%3C').replace(/>/gu, '%3E')}">${escapeText(text)}</a>`;
}
