/** The real discord.js client against a loopback Discord. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/bots/blocks.ts';
import type { ChatAdapter, Incoming } from '../../../src/bots/chat-adapter.ts';
import { commandSpecs } from '../../../src/bots/commands.ts';
import { createDiscordAdapter } from '../../../src/bots/discord/discord-adapter.ts';
import {
  admin,
  buttonsOf,
  type DiscordServer,
  startDiscordServer,
  textOf,
} from '../../servers/discord-server.ts';
import { responder, unsent } from '../responder.ts';

const TOKEN = 'loopback-token';

let server: DiscordServer;
let adapter: ChatAdapter;
let heard: Incoming[];
let reply: Reply;

beforeEach(async () => {
  server = await startDiscordServer({ token: TOKEN });
  heard = [];
  reply = { blocks: [{ type: 'text', text: 'Answer' }] };
  const answering = responder({
    async respond(incoming, send) {
      heard.push(incoming);
      await send(reply);
    },
    complete: async ({ option, typed }) => [`${option} for ${typed}`],
  });
  adapter = createDiscordAdapter({
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
  test('the commands are registered for servers, direct messages and users', () => {
    const registered = server.requests.find(({ method }) => method === 'PUT')?.body;
    expect(registered).toContainEqual(
      expect.objectContaining({ name: 'digest', contexts: [0, 1, 2], integration_types: [0, 1] }),
    );
    expect(JSON.stringify(registered)).toMatch(/"name":"zone"[^}]*"autocomplete":true/u);
  });

  test('options become the words of a text platform', async () => {
    const set = {
      name: 'set',
      type: 1,
      options: [
        { name: 'time', type: 3, value: '08:00' },
        { name: 'zone', type: 3, value: 'Europe/Berlin' },
      ],
    };
    const [answer] = await server.slash('schedule', [set], admin);
    expect(heard[0]).toMatchObject({
      type: 'command',
      name: 'schedule',
      args: '08:00 Europe/Berlin',
      chat: 'discord:3000000000000000001',
    });
    expect(await heard[0]?.admin()).toBe(true);
    expect(answer?.ephemeral).toBe(true);
  });

  test('who may not manage the server is no admin; alone with the bot, everybody is', async () => {
    await server.slash('digest');
    expect(await heard[0]?.admin()).toBe(false);
    await server.slash('digest', [], { guild: false, channel: '3000000000000000009' });
    expect(await heard[1]?.admin()).toBe(true);
  });

  test('the answer is deferred first, in sight of all for a briefing', async () => {
    const [answer] = await server.slash('digest', [{ name: 'topic', type: 3, value: 'World' }]);
    const callback = server.requests.find(({ path }) => path.endsWith('/callback'));
    expect(callback?.body).toMatchObject({ type: 5 });
    expect(heard[0]).toMatchObject({ name: 'digest', args: 'World' });
    expect(answer).toMatchObject({
      ephemeral: false,
      body: { flags: 32768, allowed_mentions: { parse: [] } },
    });
    expect(answer && textOf(answer)).toBe('Answer');
  });

  test('completions', async () => {
    const choices = await server.complete('digest', [
      { name: 'topic', type: 3, value: 'wor', focused: true },
    ]);
    expect(choices).toEqual([{ name: 'topic for wor', value: 'topic for wor' }]);
    const typed = { name: 'set', type: 1, options: [{ name: 'zone', type: 3, value: 'ber', focused: true }] };
    expect(await server.complete('schedule', [typed])).toEqual([
      { name: 'zone for ber', value: 'zone for ber' },
    ]);
  });

  test('a button comes in with its message', async () => {
    reply = { ...reply, buttons: [{ label: '1', action: 'story:abc' }] };
    const [message] = await server.slash('digest');
    expect(message && buttonsOf(message)).toEqual([{ label: '1', action: 'story:abc' }]);
    if (message) await server.press('story:abc', message);
    expect(heard[1]).toMatchObject({ type: 'button', action: 'story:abc', messageId: message?.id });
  });

  test('mentions, replies and direct messages are heard; other talk is not', async () => {
    await server.write('just talking', {}, 0);
    await server.write('who said that?', { mention: true });
    await server.write('and why?', { replyTo: '77' });
    await server.write('how many?', { guild: false, channel: '3000000000000000009' });
    expect(heard).toMatchObject([
      { type: 'message', text: 'who said that?' },
      { type: 'message', text: 'and why?', repliedTo: '77' },
      { type: 'message', text: 'how many?', chat: 'discord:3000000000000000009' },
    ]);
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
    const messages = await server.slash('digest', [], {}, 2);
    expect(messages.map(textOf).join(' ').replace(/\s+/gu, ' ')).toBe(`${text} -# The end`);
  });

  test('a delivery tells its message ids', async () => {
    const outcome = await adapter.deliver('discord:3000000000000000001', reply, unsent());
    expect(outcome).toEqual({ type: 'sent', messageIds: [server.sent[0]?.id] });
  });

  test.each([
    [404, 10003, 'gone'],
    [403, 50001, 'gone'],
    [403, 50007, 'gone'],
    [403, 50013, 'failed'],
    [400, 50035, 'failed'],
  ])('%s with code %s is %s', async (status, code, type) => {
    server.failNext({ status, code, message: 'Refused' });
    expect(await adapter.deliver('discord:3000000000000000001', reply, unsent())).toMatchObject({ type });
  });

  test('a missing permission is named', async () => {
    server.failNext({ status: 403, code: 50013, message: 'Missing Permissions' });
    expect(await adapter.deliver('discord:3000000000000000001', reply, unsent())).toMatchObject({
      reason: expect.stringContaining('"Send Messages"'),
    });
  });
});

test('a dropped connection is taken up again', async () => {
  await server.dropConnection();
  const [answer] = await server.slash('digest');
  expect(answer && textOf(answer)).toBe('Answer');
});

test('a wrong token is refused by its name, and never shown', async () => {
  const wrong = createDiscordAdapter({
    token: 'wrong-token',
    apiUrl: server.apiUrl,
    commands: [],
    logger: pino({ level: 'silent' }),
  });
  const start = wrong.start(responder());
  await expect(start).rejects.toMatchObject({
    code: 'discord-token',
    message: expect.stringMatching(/DISCORD_TOKEN.*Developer Portal/u),
  });
  await expect(start).rejects.not.toMatchObject({ message: expect.stringContaining('wrong-token') });
});
