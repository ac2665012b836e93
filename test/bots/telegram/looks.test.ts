/** How the blocks of a reply look in Telegram's HTML. */
import { expect, test } from 'vitest';
import type { Block } from '../../../src/bots/blocks.ts';
import { renderMessages } from '../../../src/bots/telegram/render.ts';

const story: Block = {
  type: 'story',
  storyId: 's',
  number: 2,
  title: 'Ferry refloated',
  url: 'https://courier.example/ferry',
  label: 'World',
  time: '07:12',
  update: true,
  points: ['It is afloat.', 'Nobody was hurt.'],
  quotes: [{ text: 'We pulled.', speaker: 'Ines Okafor', role: 'captain' }, { text: 'No speaker.' }],
  readOn: [{ title: 'How it ran aground', url: 'https://courier.example/aground' }, { title: 'The tide' }],
};

test('a story', () => {
  expect(renderMessages({ blocks: [{ type: 'heading', text: 'Morning briefing' }, story] })[0]?.text).toBe(
    [
      '<b>Morning briefing</b>',
      '',
      '<b>2. Update: <a href="https://courier.example/ferry">Ferry refloated</a></b>',
      '<i>World · 07:12</i>',
      '• It is afloat.',
      '• Nobody was hurt.',
      '<blockquote>“We pulled.”\n— Ines Okafor, captain</blockquote>',
      '<blockquote>“No speaker.”</blockquote>',
      'Read on:',
      '→ <a href="https://courier.example/aground">How it ran aground</a>',
      '→ The tide',
    ].join('\n'),
  );
});

test('the words of a passage that answer are set off', () => {
  const passage = { type: 'passage', text: 'It is 38 metres long.', title: 'Crack found' } as const;
  const [message] = renderMessages({ blocks: [{ ...passage, mark: { start: 6, end: 15 } }] });
  expect(message?.text.replaceAll('\u2060', '')).toBe(
    '<blockquote>It is <b>38 metres</b> long.</blockquote>\n— Crack found',
  );
});

test('its own words are in the language of the reply', () => {
  const [message] = renderMessages({ blocks: [story], language: 'fr' });
  expect(message?.text).toMatch(/^<b>2\. Du nouveau: .*\nÀ lire aussi :\n/su);
});

test('commands of ours can be pressed where the bot speaks, and nothing else', () => {
  const blocks: Block[] = [
    { type: 'list', items: ['/digest [TOPIC] – The briefing', '/evil now', '/digestive', 'and/digest'] },
    { type: 'text', text: 'Try /settings zone Europe/Berlin, or /help.' },
    { type: 'footer', text: '/help@other /digest/x' },
    { type: 'heading', text: '/digest' },
  ];
  expect(renderMessages({ blocks })[0]?.text.replaceAll('\u2060', '~').split(/\n+/u)).toEqual([
    '• /digest [TOPIC] – The briefing',
    '• /~evil now',
    '• /~digestive',
    '• and/~digest',
    'Try /settings zone Europe/~Berlin, or /help.',
    '<i>/~help@~other /~digest/~x</i>',
    '<b>/~digest</b>',
  ]);
});

test('a text of nothing but commands is text', () => {
  const [message] = renderMessages({ blocks: [{ type: 'text', text: '/help '.repeat(200) }] });
  expect(message?.text).not.toMatch(/\/help/u);
});

test('a long quote opens when it is pressed', () => {
  const [message] = renderMessages({
    blocks: [{ type: 'passage', text: 'Long. '.repeat(60), title: 'It' }],
  });
  expect(message?.text).toMatch(/^<blockquote expandable>Long\. .*<\/blockquote>\n— It$/su);
});
