/** A page that shows sent messages as Telegram does: bubbles, bold linked headlines, quotes with a bar, inline keyboards. */
import type { SentMessage } from '../servers/telegram-server.ts';

type Scheme = 'light' | 'dark';

const COLOURS: Readonly<Record<Scheme, Readonly<Record<string, string>>>> = {
  light: {
    header: '#ffffff',
    wall: '#a9cda0',
    text: '#000000',
    faint: '#8e979d',
    bubble: '#ffffff',
    mine: '#eeffde',
    mineFaint: '#62ac55',
    accent: '#3390ec',
    tint: 'rgba(51, 144, 236, 0.1)',
    key: 'rgba(60, 100, 70, 0.42)',
    keyText: '#ffffff',
  },
  dark: {
    header: '#17212b',
    wall: '#0e1621',
    text: '#f5f5f5',
    faint: '#7d8b99',
    bubble: '#182533',
    mine: '#2b5278',
    mineFaint: '#7da8d3',
    accent: '#6ab3f3',
    tint: 'rgba(106, 179, 243, 0.12)',
    key: '#233445',
    keyText: '#ffffff',
  },
};

export interface Conversation {
  readonly asked: string;
  readonly messages: readonly SentMessage[];
  readonly scheme: Scheme;
}

export function telegramPage({ asked, messages, scheme }: Conversation): string {
  const variables = Object.entries(COLOURS[scheme]).map(([name, colour]) => `--${name}: ${colour};`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Brevier in Telegram</title>
<style>:root { ${variables.join(' ')} } ${STYLE}</style>
<header><div class="face">B</div><div><b>Brevier</b><br><small>bot</small></div></header>
<main>
<div class="message mine">${asked}<time>07:00 <span class="read">✓✓</span></time></div>
${messages.map(messageHtml).join('\n')}
</main>
</html>`;
}

function messageHtml({ text, reply_markup: markup }: SentMessage): string {
  // A quote is a block of its own: the line breaks around it are its edges.
  const html = text.replace(/\n(?=<blockquote)|(?<=<\/blockquote>)\n/gu, '');
  const rows = (markup?.inline_keyboard ?? []).map(
    (row) => `<div class="row">${row.map(({ text }) => `<span>${text}</span>`).join('')}</div>`,
  );
  return `<div class="answer"><div class="message">${html}<time>07:00</time></div>${rows.join('')}</div>`;
}

const STYLE = `
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.35 'Roboto', 'Inter', 'Open Sans', 'Noto Sans', 'Liberation Sans', sans-serif; color: var(--text);
  background: var(--wall); }
header { display: flex; gap: 12px; align-items: center; padding: 8px 16px; background: var(--header); line-height: 1.25; }
header small { color: var(--faint); font-size: 13px; }
.face { width: 40px; height: 40px; border-radius: 50%; background: linear-gradient(#72d5fd, #2a9ef1); color: #fff;
  font: 600 19px/40px 'Roboto', 'Inter', sans-serif; text-align: center; }
main { display: flex; flex-direction: column; gap: 8px; padding: 14px 16px 18px; background: var(--wall); }
.message { position: relative; padding: 7px 12px 8px; border-radius: 15px 15px 15px 5px; background: var(--bubble);
  white-space: pre-wrap; overflow-wrap: break-word; box-shadow: 0 1px 1px rgba(0, 0, 0, 0.12); }
.message::after { content: ''; display: block; clear: both; }
.mine { align-self: flex-end; border-radius: 15px 15px 5px 15px; background: var(--mine); }
.answer { width: 480px; }
time { float: right; margin: 5px 0 -3px 14px; font-size: 12px; color: var(--faint); }
.mine time { color: var(--mineFaint); }
.read { letter-spacing: -5px; margin-right: 4px; }
a { color: var(--accent); text-decoration: none; }
blockquote { position: relative; margin: 4px 0 5px; padding: 4px 26px 5px 11px; border-radius: 5px;
  border-left: 3px solid var(--accent); background: var(--tint); font-size: 14px; }
blockquote::after { content: '”'; position: absolute; top: 1px; right: 7px; font: bold 24px/1 Georgia, 'Liberation Serif', serif;
  color: var(--accent); }
.row { display: flex; gap: 4px; margin-top: 4px; }
.row span { flex: 1; padding: 8px 4px; border-radius: 7px; background: var(--key); color: var(--keyText); font-size: 14px;
  font-weight: 500; text-align: center; white-space: nowrap; overflow: hidden; }
.row:last-child span:first-child { border-bottom-left-radius: 12px; }
.row:last-child span:last-child { border-bottom-right-radius: 12px; }
`;
