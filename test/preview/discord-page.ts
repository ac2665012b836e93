/** Messages as they were sent, on a page that shows them as Discord does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../servers/discord/types.ts';
import { drawingOf } from './articles.ts';
import { escapeHtml, toHtml } from './discord-markdown.ts';

export function discordPage(messages: readonly Json[], theme: 'light' | 'dark'): string {
  const style = readFileSync(join(import.meta.dirname, 'discord.css'), 'utf8');
  const [first, ...rest] = messages.map((message) => all(message['components']));
  const bodies = [first ?? '', ...rest].map((body) => `<div class="message">${body}</div>`).join('');
  return `<!doctype html><html class="${theme}"><meta charset="utf-8"><style>${style}</style><body>
<div class="avatar">B</div><header><b>Brevier</b><i>APP</i><time>Today at 07:00</time></header>${bodies}</body></html>`;
}

function all(components: unknown): string {
  return (components as readonly Json[]).map(component).join('');
}

/** https://discord.com/developers/docs/components/reference */
function component(one: Json): string {
  switch (one['type']) {
    case 1:
      return `<div class="row">${all(one['components'])}</div>`;
    case 2:
      return `<button${one['disabled'] === true ? ' disabled' : ''}>${escapeHtml(String(one['label']))}</button>`;
    case 3:
      return `<div class="select"><span>${escapeHtml(String(one['placeholder']))}</span><span>⌄</span></div>`;
    case 9:
      return `<section><div>${all(one['components'])}</div>${component(one['accessory'] as Json)}</section>`;
    case 10:
      return `<div class="text">${toHtml(String(one['content']))}</div>`;
    case 11:
      return `<img src="${drawingOf(String((one['media'] as Json)['url']))}">`;
    case 14:
      return '<hr>';
    case 17:
      return `<div class="container">${all(one['components'])}</div>`;
    default:
      throw new Error(`no component of type ${String(one['type'])} is known here`);
  }
}
