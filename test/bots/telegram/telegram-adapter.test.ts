/** The real grammY client against a loopback Bot API. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/bots/blocks.ts';
import type { ChatAdapter, Incoming } from '../../../src/bots/chat-adapter.ts';
import { commandSpecs } from '../../../src/bots/commands.ts';
import { createTelegramAdapter } from '../../../src/bots/telegram/telegram-adapter.ts';
import { startTelegramServer, type TelegramServer, visibleText } from '../../servers/telegram-server.ts';
import { responder } from '../responder.ts';

const TOKEN = '4242:secret-token';
const GROUP = { chat: -100, type: 'supergroup' } as const;

let server: TelegramServer;
let adapter: ChatAdapter;
let heard: Incoming[];
let reply: Reply;

beforeEach(async () => {
  server = await startTelegramServer({ token: TOKEN });
  heard = [];
  reply = { blocks: [{ type: 'text', text: 'Answer' }] };
  const answering = responder({
    async respond(incoming, send) {
      heard.push(incoming);
      await send(reply);
    },
  });
  adapter = createTelegramAdapter({
    token: TOKEN,
    apiUrl: server.apiUrl,
    commands: commandSpecs,
    logger: pino({ level: 'silent' }),
  });
  await adapter.start(answering);
});

afterEach(async () => {
  await adapter.stop();
  await server.close();
});

describe('what comes in', () => {
  test('the commands are registered', () => {
    const registered = server.calls.find(({ method }) => method === 'setMyCommands')?.fields['commands'];
    expect(registered).toContainEqual({ command: 'digest', description: 'The briefing now' });
  });

  test.each([
    ['/digest', { type: 'command', name: 'digest', args: '' }],
    ['/Digest@Brevier_Bot  World news', { type: 'command', name: 'digest', args: 'World news' }],
    ['/nonsense', { type: 'command', name: 'nonsense', args: '' }],
    ['How many?', { type: 'message', text: 'How many?' }],
  ])('%s in a private chat', async (text, incoming) => {
    await server.say(text);
    expect(heard).toEqual([expect.objectContaining({ ...incoming, chat: 'telegram:7' })]);
    expect(await heard[0]?.admin()).toBe(true);
  });

  test.each([
    ['/digest', GROUP, { type: 'command', name: 'digest' }],
    ['@brevier_bot who said that?', GROUP, { type: 'message', text: 'who said that?' }],
    [
      'who said that?',
      { ...GROUP, replyTo: { id: 55, fromBot: true } },
      { type: 'message', text: 'who said that?', repliedTo: '55' },
    ],
    ['/digest', { ...GROUP, topic: 9 }, { type: 'command', chat: 'telegram:-100/9' }],
  ] as const)('%s in a group', async (text, speaker, incoming) => {
    const [answer] = await server.say(text, speaker);
    expect(heard).toEqual([expect.objectContaining(incoming)]);
    expect(answer?.message_thread_id).toBe('topic' in speaker ? speaker.topic : undefined);
  });

  test('what is not addressed to the bot in a group is left alone', async () => {
    await server.sayUnheard('just talking', GROUP);
    await server.sayUnheard('/nonsense', GROUP);
    await server.sayUnheard('/digest@other_bot', GROUP);
    await server.sayUnheard('no', { ...GROUP, replyTo: { id: 5, fromBot: false } });
    await server.say('/help', GROUP);
    expect(heard.map((incoming) => incoming.type === 'command' && incoming.name)).toEqual(['help']);
  });

  test('a button is answered, and comes in with its message', async () => {
    reply = { ...reply, buttons: [{ label: '1', action: 'story:abc' }] };
    const [message] = await server.say('/digest');
    expect(message?.reply_markup?.inline_keyboard).toEqual([[{ text: '1', callback_data: 'story:abc' }]]);
    if (message) await server.press('story:abc', message);
    expect(heard[1]).toMatchObject({
      type: 'button',
      action: 'story:abc',
      messageId: String(message?.message_id),
    });
    expect(server.calls.map(({ method }) => method)).toContain('answerCallbackQuery');
  });
});

describe('what goes out', () => {
  test('a long reply comes whole, in several messages', async () => {
    const text = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ');
    reply = {
      blocks: [
        { type: 'text', text },
        { type: 'footer', text: 'The end' },
      ],
    };
    const messages = await server.say('/digest', {}, 2);
    expect(
      messages
        .map((message) => visibleText(message.text))
        .join(' ')
        .replace(/\s+/gu, ' '),
    ).toBe(`${text} The end`);
  });

  test('a delivery tells its message ids', async () => {
    expect(await adapter.deliver('telegram:7', reply)).toEqual({
      type: 'sent',
      messageIds: [expect.stringMatching(/^\d+$/u)],
    });
  });
});

test('a wrong token is refused by its name, and never shown', async () => {
  const wrong = createTelegramAdapter({
    token: '1:wrong-token',
    apiUrl: server.apiUrl,
    commands: [],
    logger: pino({ level: 'silent' }),
  });
  const start = wrong.start(responder());
  await expect(start).rejects.toMatchObject({
    code: 'telegram-token',
    message: expect.stringMatching(/TELEGRAM_BOT_TOKEN.*BotFather/u),
  });
  await expect(start).rejects.not.toMatchObject({ message: expect.stringContaining('wrong-token') });
});
