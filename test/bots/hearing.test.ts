/** How to ask about a story is said as it works in the chat: by any words, by those to the bot, or by a button. */
import { expect, test } from 'vitest';
import { openSampleBot, textOf } from './sample-bot.ts';

const sample = await openSampleBot();

test.each([
  [undefined, /Ask about it: just type your question/u],
  ['all', /Ask about it: just type your question/u],
  ['addressed', /Ask about it: reply to this, or mention me/u],
  ['none', /Ask about it: press the button below/u],
] as const)('where %s words are heard', async (hears, words) => {
  const who = hears === undefined ? {} : { hears };
  await sample.respond({ type: 'command', name: 'digest', args: 'Sport' }, who);
  const { reply } = await sample.respond({ type: 'message', text: '1' }, who);
  expect(textOf(reply)).toMatch(words);
});
