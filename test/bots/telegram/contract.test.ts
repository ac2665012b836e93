/** The contract of every chat adapter, alone with the bot in a private chat. */
import { afterAll, beforeAll, expect, vi } from 'vitest';
import type { ChatAdapter, Responder } from '../../../src/bots/chat-adapter.ts';
import { commandSpecs } from '../../../src/bots/commands.ts';
import { createTelegramAdapter } from '../../../src/bots/telegram/telegram-adapter.ts';
import { type AdapterHarness, testAdapter } from '../../contracts/adapter-contract.ts';
import { type SentMessage, startTelegramServer, visibleText } from '../../servers/telegram-server.ts';
import { silent, TOKEN } from './bot.ts';

// Telegram takes a message a second in a chat: the pauses between them are passed over.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date'] }));
afterAll(() => void vi.useRealTimers());

async function hurried<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = (): void => void (isSettled = true);
  promise.then(settle, settle);
  const settled = async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(250);
    expect(isSettled).toBe(true);
  };
  await vi.waitFor(settled, { timeout: 60_000, interval: 1 });
  return await promise;
}

async function open(given: Responder): Promise<AdapterHarness> {
  const server = await startTelegramServer({ token: TOKEN });
  let answered = Promise.withResolvers<void>();
  let read = 0;
  const telegram = createTelegramAdapter({
    token: TOKEN,
    apiUrl: server.apiUrl,
    commands: commandSpecs,
    logger: silent,
  });
  await telegram.start({
    ...given,
    async respond(incoming, send, draft) {
      await given.respond(incoming, send, draft);
      answered.resolve();
    },
  });
  const adapter: ChatAdapter = {
    ...telegram,
    deliver: (...delivery) => hurried(telegram.deliver(...delivery)),
  };

  async function until(act: () => Promise<unknown>): Promise<void> {
    answered = Promise.withResolvers();
    await act();
    await hurried(answered.promise);
  }

  const buttonsOf = (message: SentMessage | undefined) => message?.reply_markup?.inline_keyboard.flat() ?? [];
  return {
    adapter,
    chat: 'telegram:7',
    say: (text) => until(() => server.sayUnheard(text)),
    async press(label) {
      const last = server.sent.at(-1);
      const action = buttonsOf(last).find(({ text }) => text === label)?.callback_data;
      if (!last || action === undefined) throw new Error(`no button ${label}`);
      await until(() => server.press(action, last, 0));
    },
    async sent() {
      const fresh = server.sent.slice(read);
      read = server.sent.length;
      return fresh.map((message) => ({
        text: visibleText(message.text),
        file: message.document,
        buttons: buttonsOf(message).map(({ text }) => text),
      }));
    },
    // The loopback server holds each request against the limits, and Telegram's schema where it is there.
    faults: () => server.refusals,
    async stop() {
      await adapter.stop();
      await server.close();
    },
  };
}

testAdapter({ name: 'Telegram', open, runs: 25 });
