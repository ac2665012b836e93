/** Platforms that can't be reached at the start, or are lost: the real adapters are tried against servers on loopback. */
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import type { AdapterMaker, ChatAdapter, Responder } from '../../src/bots/chat-adapter.ts';
import { commandSpecs } from '../../src/bots/commands.ts';
import { createDiscordAdapter } from '../../src/bots/discord/discord-adapter.ts';
import { type RunningAdapters, runAdapters } from '../../src/bots/run-adapters.ts';
import { createTelegramAdapter } from '../../src/bots/telegram/telegram-adapter.ts';
import { BrevierError } from '../../src/model.ts';
import { startDiscordServer, textOf } from '../servers/discord-server.ts';
import { startTelegramServer } from '../servers/telegram-server.ts';
import { responder } from './responder.ts';

const logger = pino({ level: 'silent' });
const PAUSE_MS = 1;
let adapters: RunningAdapters | undefined;

afterEach(async () => {
  await adapters?.stop();
  adapters = undefined;
});

function run(...makers: AdapterMaker[]): RunningAdapters {
  const respond: Responder['respond'] = async (_, send) =>
    void (await send({ blocks: [{ type: 'text', text: 'Answer' }] }));
  adapters = runAdapters(makers, responder({ respond }), logger, PAUSE_MS);
  return adapters;
}

const unreachable = (platform: string) => new BrevierError(`${platform}-unreachable`, 'no network');
const refused = new BrevierError('chat-token', 'a wrong token');

interface Fake {
  readonly maker: AdapterMaker;
  readonly starts: () => number;
  readonly stops: () => number;
  lose(error: BrevierError): void;
}

/** Starts after these faults, one a try. */
function fake(platform: string, ...faults: BrevierError[]): Fake {
  let [starts, stops] = [0, 0];
  let lost = Promise.withResolvers<BrevierError>();
  const create = (): ChatAdapter => {
    lost = Promise.withResolvers();
    return {
      platform,
      lost: lost.promise,
      async start() {
        starts += 1;
        const fault = faults.shift();
        if (fault) throw fault;
      },
      isConnected: () => true,
      deliver: async () => ({ type: 'sent', messageIds: ['1'] }),
      stop: async () => void (stops += 1),
    };
  };
  return {
    maker: { platform, create },
    starts: () => starts,
    stops: () => stops,
    lose: (error) => lost.resolve(error),
  };
}

test('one that can’t be reached is tried until it can, while the other runs', async () => {
  const chat = fake('chat', unreachable('chat'), unreachable('chat'));
  const { begun, running, platforms, waiting } = run(fake('other').maker, chat.maker);
  await begun;
  expect([platforms, [...waiting]]).toEqual([['other'], ['chat']]);
  await vi.waitFor(() => expect(platforms).toEqual(['other', 'chat']));
  expect([...running.keys()]).toEqual(['other', 'chat']);
  expect(waiting.size).toBe(0);
  expect(chat.starts()).toBe(3);
});

test('a wrong token is not tried again; with nothing left it is over', async () => {
  const chat = fake('chat', refused);
  const { begun, failures, ended } = run(chat.maker);
  await begun;
  await ended;
  expect(failures).toEqual([refused]);
  expect(chat.starts()).toBe(1);
});

test('a token that turns out wrong once the network is there ends it', async () => {
  const chat = fake('chat', unreachable('chat'), refused);
  const { failures, ended, waiting } = run(chat.maker);
  await ended;
  expect(failures).toEqual([refused]);
  expect(waiting.size).toBe(0);
});

test('one that is lost to the network comes back, one whose token was revoked does not', async () => {
  const chat = fake('chat');
  const { begun, platforms, ended } = run(chat.maker);
  await begun;
  chat.lose(unreachable('chat'));
  await vi.waitFor(() => expect(chat.starts()).toBe(2));
  await vi.waitFor(() => expect(platforms).toEqual(['chat']));
  chat.lose(refused);
  await ended;
  expect(platforms).toEqual([]);
  expect(chat.stops()).toBe(2);
});

test('after a stop nothing is tried', async () => {
  const chat = fake('chat', ...Array.from({ length: 9 }, () => unreachable('chat')));
  const running = run(chat.maker);
  await running.begun;
  await running.stop();
  const starts = chat.starts();
  await new Promise((resolve) => setImmediate(resolve));
  expect(chat.starts()).toBe(starts);
});

test('Telegram answers once it is there', async () => {
  const away = await startTelegramServer({ token: '1:t' });
  away.failNext('getMe', 'reset');
  const options = { token: '1:t', apiUrl: away.apiUrl, commands: [], logger };
  const { begun, platforms } = run({ platform: 'telegram', create: () => createTelegramAdapter(options) });
  await begun;
  expect(platforms).toEqual([]);
  expect((await away.say('/digest'))[0]?.text).toBe('Answer');
  await adapters?.stop();
  await away.close();
});

test('Discord answers once it is there', async () => {
  const server = await startDiscordServer({ token: 'd' });
  server.failNext({ status: 503, message: 'Service Unavailable' }, 4);
  const options = { token: 'd', apiUrl: server.apiUrl, commands: commandSpecs, logger };
  const { begun, platforms } = run({ platform: 'discord', create: () => createDiscordAdapter(options) });
  await begun;
  await vi.waitFor(() => expect(platforms).toEqual(['discord']), { timeout: 20_000 });
  const [answer] = await server.slash('digest');
  expect(answer && textOf(answer)).toBe('Answer');
  await adapters?.stop();
  await server.close();
});
