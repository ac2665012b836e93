/** Telegram's reading of its HTML: https://core.telegram.org/bots/api#html-style */

const TAGS = /<(\/?)(b|i|u|s|a|code|pre|blockquote|tg-spoiler)((?: [a-z]+(?:="[^"<>]*")?)*)>/gu;

/** What a reader sees. */
export function visibleText(html: string): string {
  return html
    .replace(TAGS, '')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&');
}

/** Entities that the tags make. */
export function tagCount(html: string): number {
  return [...html.matchAll(TAGS)].filter(([, close]) => close === '').length;
}

/** Why Telegram could not read it. */
export function htmlProblem(html: string): string | undefined {
  const open: string[] = [];
  for (const [, close, name = ''] of html.matchAll(TAGS)) {
    if (!close) open.push(name);
    else if (open.pop() !== name) return `unexpected end tag </${name}>`;
  }
  if (open.length > 0) return `can't find end tag of <${open.at(-1)}>`;
  const rest = html.replace(TAGS, '');
  if (/[<>]/u.test(rest)) return 'unsupported start tag';
  if (!rest.isWellFormed()) return 'strings must be encoded in UTF-8';
  return /&(?!(?:amp|lt|gt|quot);)/u.test(rest) ? 'unknown entity' : undefined;
}

/** What Telegram would make links of by itself: https://core.telegram.org/bots/api#messageentity */
const FOUND = [
  /(?<![\w/])@\w{2,}/u,
  /(?<![\p{L}\p{N}_])#[\p{L}\p{N}\p{M}_\u200C\u00B7]*\p{L}/u,
  /(?<!\w)\$[A-Z]{1,8}(?!\w)/u,
  /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}/u,
  /[a-z]:\/\/\S/iu,
  /[\p{L}\p{N}\p{M}_-]\.\p{L}{2,}/u,
  /\w@[\w-]/u,
];

/** The first piece of text that Telegram would make a mention, a tag, a command or a link of. */
export function foundEntity(visible: string): string | undefined {
  return FOUND.map((pattern) => pattern.exec(visible)?.[0]).find((found) => found !== undefined);
}

/** Addresses that its tags link to. */
export function linkedAddresses(html: string): string[] {
  return [...html.matchAll(/<a href="([^"]*)">/gu)].map(([, url = '']) => url);
}
