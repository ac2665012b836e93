/** An answer shown while it comes: drafts, in private chats only, which cost the answer nothing. */
import { afterEach, expect, test } from 'vitest';
import { GROUP, startBot, type TestBot, text } from './bot.ts';

let bot: TestBot;
afterEach(() => bot.stop());

async function start(): Promise<void> {
  bot = await startBot({
    responds: {
      async respond(_, send, draft) {
        draft?.(text('The weir at <Ostrand> held.'));
        await send(text('The weir at <Ostrand> held. It will be looked at.'));
      },
    },
  });
}

const draftsSent = () => bot.server.calls.filter(({ method }) => method === 'sendMessageDraft');

test('in a private chat, escaped, and the message follows it', async () => {
  await start();
  const [answer] = await bot.server.say('Did it hold?');
  expect(answer?.text).toMatch(/It will be looked at/u);
  const [draft, ...more] = draftsSent();
  expect(more).toEqual([]);
  expect(draft?.fields).toMatchObject({
    chat_id: 7,
    draft_id: expect.any(Number),
    text: 'The weir at &lt;Ostrand&gt; held.',
    parse_mode: 'HTML',
  });
  const methods = bot.server.calls.map(({ method }) => method);
  expect(methods.indexOf('sendMessageDraft')).toBeLessThan(methods.indexOf('sendMessage'));
});

test('not in a group', async () => {
  await start();
  await bot.server.say('/ask Did it hold?', GROUP);
  expect(draftsSent()).toEqual([]);
});

test.each([
  ['refused', { status: 400, description: 'Bad Request: TEXTDRAFT_PEER_INVALID' }],
  ['unknown to the server', { status: 404, description: 'Not Found: method not found' }],
  ['too many', { status: 429, description: 'Too Many Requests', parameters: { retry_after: 3_600 } }],
  ['lost', 'reset'],
  ['never answered', 'hang'],
] as const)('one that is %s costs the answer nothing', async (_, failure) => {
  await start();
  bot.server.failNext('sendMessageDraft', failure);
  const [answer] = await bot.server.say('Did it hold?');
  expect(answer?.text).toMatch(/It will be looked at/u);
});
