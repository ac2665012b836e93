/** Discord's Markdown as its clients show it, as far as the bot sends it. */

export function toHtml(markdown: string): string {
  const html: string[] = [];
  let open: 'ul' | 'blockquote' | undefined;
  const inside = (element: typeof open): void => {
    if (open === element) return;
    if (open) html.push(`</${open}>`);
    if (element) html.push(`<${element}>`);
    open = element;
  };
  for (const line of markdown.split('\n')) {
    const [, mark = '', text = ''] = /^(#{1,3} |-# |- |> )?(.*)$/u.exec(line) ?? [];
    inside(mark === '- ' ? 'ul' : mark === '> ' ? 'blockquote' : undefined);
    if (mark === '- ') html.push(`<li>${inline(text)}</li>`);
    else if (mark === '-# ') html.push(`<small>${inline(text)}</small>`);
    else if (mark.startsWith('#')) html.push(`<h${mark.length - 1}>${inline(text)}</h${mark.length - 1}>`);
    else html.push(`<div>${inline(text)}</div>`);
  }
  inside(undefined);
  return html.join('');
}

const TOKEN = /\\([^\p{L}\p{N}\s])|\[((?:\\.|[^\\\]])*)\]\(<([^>]*)>\)|\*\*((?:\\.|[^\\*])+)\*\*|([\s\S])/gu;

function inline(text: string): string {
  return text.replaceAll(
    TOKEN,
    (_, escaped?: string, label?: string, url?: string, bold?: string, other?: string) => {
      if (label !== undefined) return `<a href="${escapeHtml(url ?? '')}">${inline(label)}</a>`;
      if (bold !== undefined) return `<b>${inline(bold)}</b>`;
      return escapeHtml(escaped ?? other ?? '');
    },
  );
}

export function escapeHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/gu, (sign) => signs[sign] ?? sign);
}
