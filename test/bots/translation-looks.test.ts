/** A quote's translation stands below the quote, smaller than it, and says what it is: on every platform in its own way. */
import { expect, test } from 'vitest';
import type { Reply } from '../../src/bots/blocks.ts';
import { renderMessages as toDiscord } from '../../src/bots/discord/render.ts';
import { renderMessages as toTelegram } from '../../src/bots/telegram/render.ts';
import { richMessage } from '../../src/bots/telegram/rich.ts';
import { renderText } from '../../src/bots/terminal/render.ts';

const reply: Reply = {
  language: 'de',
  blocks: [
    {
      type: 'story',
      storyId: 's',
      number: 1,
      title: 'Das Wehr hält',
      points: ['Es hielt.'],
      quotes: [
        { text: 'It held.', speaker: 'Mira Vask', translation: 'Es *hielt* <b>@everyone</b>.' },
        { text: 'We watched.' },
      ],
      readOn: [],
    },
  ],
};

test.each([
  [
    'Telegram',
    toTelegram(reply)[0]?.text,
    '<blockquote>“It held.”\n— Mira Vask</blockquote>\n<i>Übersetzung: Es *hielt* &lt;b&gt;@\u2060everyone&lt;/\u2060b&gt;.</i>\n<blockquote>“We watched.”</blockquote>',
  ],
  [
    "Telegram's rich messages",
    richMessage(reply, 1)?.html,
    '<blockquote>“It held.”<cite>Mira Vask</cite></blockquote><p><i>Übersetzung: Es *hielt* &lt;b&gt;@everyone&lt;/b&gt;.</i></p><blockquote>',
  ],
  [
    'Discord',
    JSON.stringify(toDiscord(reply)),
    JSON.stringify(
      '> “It held.”\n> — Mira Vask\n-# Übersetzung: Es \\*hielt\\* \\<b\\>@\u2060everyone\\</b\\>.\n> “We watched.”',
    ).slice(1, -1),
  ],
  [
    'the terminal',
    renderText(reply, { colour: false }),
    '   “It held.” — Mira Vask\n   Übersetzung: Es *hielt* <b>@everyone</b>.\n   “We watched.”\n',
  ],
])('%s', (_, shown, expected) => {
  expect(shown).toContain(expected);
});
