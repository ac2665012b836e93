/** Rich messages as they are written: https://core.telegram.org/bots/api#rich-html-style, as far as Brevier uses it. */

const TAGS = /<(\/?)(h[1-6]|p|ul|li|blockquote|footer|cite|i|b|a|br)((?: [a-z]+(?:="[^"<>]*")?)*)>/gu;

/** Why Telegram could not read it. */
export function richProblem(html: string): string | undefined {
  const open: string[] = [];
  for (const [, close, name = ''] of html.matchAll(TAGS)) {
    if (name === 'br') continue;
    if (!close) open.push(name);
    else if (open.pop() !== name) return `unexpected end tag </${name}>`;
  }
  if (open.length > 0) return `can't find end tag of <${open.at(-1)}>`;
  const rest = html.replace(TAGS, '');
  if (/[<>]/u.test(rest)) return 'unsupported start tag';
  return /&(?!(?:amp|lt|gt|quot);)/u.test(rest) ? 'unknown entity' : undefined;
}

/** Blocks, those inside others included. */
export function richBlocks(html: string): number {
  return html.match(/<(?:h[1-6]|p|ul|li|blockquote|footer)\b/gu)?.length ?? 0;
}

/** The same as a message without rich blocks would show it. */
export function plainer(html: string): string {
  return html
    .replace(/<h[1-6]>/gu, '<b>')
    .replace(/<\/h[1-6]>/gu, '</b>\n')
    .replace(/<(\/?)footer>/gu, '<$1i>')
    .replace(/<li>/gu, '• ')
    .replace(/<cite>/gu, '\n— ')
    .replace(/<\/(?:p|li)>|<br>/gu, '\n')
    .replace(/<\/(i|blockquote)>(?=<(?:p|ul|b|i|blockquote)\b|• )/gu, '</$1>\n')
    .replace(/<\/?(?:p|ul|cite)>/gu, '')
    .trim();
}
