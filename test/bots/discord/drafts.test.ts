/** An answer shown while it comes: edits of the message that then holds the answer. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/bots/blocks.ts';
import { textOf } from '../../servers/discord-server.ts';
import { useLoopback, wall } from './loopback.ts';

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

describe('written words', () => {
  const person = { mention: true };

  test('are answered by one message, edited', async () => {
    const [draft, answer] = await bot.server.write('Did it hold?', person, 2);
    expect(draft && textOf(draft)).toBe('The \\*weir\\* held.');
    expect(draft?.body).toMatchObject({ flags: 32_768 | 4, allowed_mentions: { parse: [] } });
    expect(draft?.body).toHaveProperty('message_reference.message_id');
    expect(answer && textOf(answer)).toMatch(/It will be looked at/u);
    expect(answer?.id).toBe(draft?.id);
    expect(answer?.body).toMatchObject({ flags: 32_768 | 4, allowed_mentions: { parse: [] } });
  });

  test('an answer of several messages begins where the draft was', async () => {
    bot.responder.respond = async (_, send, draft) => {
      draft?.(saying('The weir held.'));
      bot.told.push(await send({ blocks: wall(4) }));
    };
    const [draft, first, second] = await bot.server.write('Did it hold?', person, 3);
    expect(first?.id).toBe(draft?.id);
    expect(first && textOf(first)).toMatch(/part 1/u);
    expect(second?.id).not.toBe(draft?.id);
    await expect.poll(() => bot.told[0]?.[0]).toBe(draft?.id);
  });

  test('a draft that was deleted meanwhile is not missed', async () => {
    const answering = Promise.withResolvers<void>();
    bot.responder.respond = async (_, send, draft) => {
      draft?.(saying('The weir held.'));
      await answering.promise;
      await send(saying('The weir held. It will be looked at.'));
    };
    const [draft] = await bot.server.write('Did it hold?', person);
    bot.server.failNext({ route: /^PATCH /u, status: 404, code: 10_008, message: 'Unknown Message' });
    answering.resolve();
    const [answer] = await bot.server.expect(1);
    expect(answer && textOf(answer)).toMatch(/It will be looked at/u);
    expect(answer?.id).not.toBe(draft?.id);
  });

  test.each([
    ['refused', {}],
    ['taken without our hearing of it', { answer: 'lost' }],
  ] as const)('a draft that is %s costs the answer nothing', async (_, failure) => {
    const route = /^POST .*messages$/u;
    bot.server.failNext({ route, status: 400, code: 50_035, message: 'Invalid', ...failure });
    const answer = await bot.server
      .write('Did it hold?', person, 0)
      .then(() => bot.server.shown((message) => /It will be looked at/u.test(textOf(message))));
    const others = bot.server.sent.filter(({ id }) => id !== answer.id);
    expect(others).toEqual([]);
  });

  test.each([
    ['refused', { status: 400, code: 50_035, message: 'Invalid' }],
    ['taken by nobody', { status: 500 }],
  ])('where the answer itself is %s, no half of it is left', async (_, failure) => {
    for (let tries = 0; tries < 4; tries += 1)
      bot.server.failNext({ route: /^PATCH .*\/messages\/\d+$/u, ...failure });
    const [draft] = await bot.server.write('Did it hold?', person);
    await bot.server.requested(new RegExp(`^DELETE .*/messages/${draft?.id}$`, 'u'));
  });

  test('a draft that hangs keeps the answer for two seconds at most', async () => {
    bot.server.failNext({ route: /^POST .*messages$/u, answer: 'never' });
    const [answer] = await bot.server.write('Did it hold?', person);
    expect(answer && textOf(answer)).toMatch(/It will be looked at/u);
    expect(
      bot.server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')),
    ).toHaveLength(2);
  });

  test('what goes to who asked alone is said though the draft can not be removed', async () => {
    bot.responder.respond = async (_, send, draft) => {
      draft?.(saying('The weir held.'));
      await send({ ...saying('Here it is.'), personal: { sent: 'I sent it to you.', unreachable: 'No.' } });
    };
    bot.server.failNext({ route: /^DELETE /u, status: 403, code: 50_013, message: 'Missing Permissions' });
    await bot.server.write('What do you keep?', person, 0);
    await bot.server.shown((message) => textOf(message) === 'I sent it to you.');
  });

  test('what is answered with nothing leaves no draft', async () => {
    bot.responder.respond = async (_, _send, draft) => draft?.(saying('The weir held.'));
    const [draft] = await bot.server.write('Did it hold?', person);
    await bot.server.requested(new RegExp(`^DELETE .*/messages/${draft?.id}$`, 'u'));
  });

  test('what goes to who asked alone leaves no draft in sight of all', async () => {
    bot.responder.respond = async (_, send, draft) => {
      draft?.(saying('The weir held.'));
      const personal = { sent: 'I sent it to you.', unreachable: 'I cannot write to you.' };
      await send({ ...saying('Here it is.'), personal });
    };
    const [draft] = await bot.server.write('What do you keep?', person);
    await bot.server.requested(new RegExp(`^DELETE .*/messages/${draft?.id}$`, 'u'));
    await bot.server.shown((message) => textOf(message) === 'I sent it to you.');
  });
});
