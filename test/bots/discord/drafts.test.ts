/** An answer shown while it comes: edits of a command's reply, which the answer then takes the place of. */
import { beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../src/bots/blocks.ts';
import { textOf } from '../../servers/discord-server.ts';
import { useLoopback } from './loopback.ts';

const bot = useLoopback();
const saying = (text: string): Reply => ({ blocks: [{ type: 'text', text }] });
const QUESTION = [{ name: 'question', type: 3, value: 'Did it hold?' }];

beforeEach(() => {
  bot.responder.respond = async (_, send, draft) => {
    draft?.(saying('The *weir* held.'));
    await send(saying('The *weir* held. It will be looked at.'));
  };
});

test('a command is answered by one message, edited', async () => {
  const [draft, answer] = await bot.server.slash('ask', QUESTION, {}, 2);
  expect(draft && textOf(draft)).toBe('The \\*weir\\* held.');
  expect(draft?.body).toMatchObject({ flags: 32_768 | 4, allowed_mentions: { parse: [] } });
  expect(answer && textOf(answer)).toMatch(/It will be looked at/u);
  expect(answer?.id).toBe(draft?.id);
});

test('a button is answered by a message of its own, once it is whole', async () => {
  const [, message] = await bot.server.slash('ask', QUESTION, {}, 2);
  if (!message) throw new Error('no message');
  const [answer] = await bot.server.press('more', message);
  expect(answer && textOf(answer)).toMatch(/It will be looked at/u);
});

test('what is answered privately leaves no draft in sight of all', async () => {
  bot.responder.respond = async (_, send, draft) => {
    draft?.(saying('The weir held.'));
    await send({ ...saying('Only admins can change this.'), private: true });
  };
  await bot.server.slash('ask', QUESTION, {}, 2);
  await bot.server.requested(/^DELETE .*@original$/u);
});

test('a draft that fails costs the answer nothing', async () => {
  bot.server.failNext({ route: /^PATCH .*@original$/u, status: 400, code: 50_035, message: 'Invalid' });
  const [answer] = await bot.server.slash('ask', QUESTION, {}, 1);
  expect(answer && textOf(answer)).toMatch(/It will be looked at/u);
});
