/** The contract of every chat adapter, alone with the bot in a direct message. */
import { pino } from 'pino';
import type { Responder } from '../../../src/bots/chat-adapter.ts';
import { commandSpecs } from '../../../src/bots/commands.ts';
import { createDiscordAdapter } from '../../../src/bots/discord/discord-adapter.ts';
import { type AdapterHarness, testAdapter } from '../../contracts/adapter-contract.ts';
import { buttonsOf, seenText, startDiscordServer, textOf } from '../../servers/discord-server.ts';
import { DIRECT } from '../../servers/discord/payloads.ts';

const TOKEN = 'loopback-token';

async function open(given: Responder): Promise<AdapterHarness> {
  const server = await startDiscordServer({ token: TOKEN });
  const actor = { guild: false, channel: DIRECT };
  let answered = Promise.withResolvers<void>();
  let read = 0;
  const adapter = createDiscordAdapter({
    token: TOKEN,
    apiUrl: server.apiUrl,
    commands: commandSpecs,
    logger: pino({ level: 'silent' }),
  });
  await adapter.start({
    ...given,
    async respond(incoming, send, draft) {
      await given.respond(incoming, send, draft);
      answered.resolve();
    },
  });

  async function until(act: () => Promise<unknown>): Promise<void> {
    answered = Promise.withResolvers();
    await act();
    await answered.promise;
  }

  return {
    adapter,
    chat: `discord:${DIRECT}`,
    async say(text) {
      const [, name = '', topic = ''] = /^\/(\S+)\s*(.*)$/su.exec(text) ?? [];
      const options = topic === '' ? [] : [{ name: 'topic', type: 3, value: topic }];
      await until(() => (name === '' ? server.write(text, actor, 0) : server.slash(name, options, actor, 0)));
    },
    async press(label) {
      const last = server.sent.at(-1);
      const button = last && buttonsOf(last).find((one) => one.label === label);
      if (!last || !button) throw new Error(`no button ${label}`);
      await until(() => server.press(button.action, last, actor, 0));
    },
    async sent() {
      const fresh = server.sent.slice(read);
      read = server.sent.length;
      // An edited message is where it was, and as it is now.
      return [...new Map(fresh.map((message) => [message.id, message])).values()].map((message) => ({
        text: seenText(textOf(message)),
        file: message.files[0],
        buttons: buttonsOf(message).map(({ label }) => label),
      }));
    },
    // The loopback server holds each request against the limits, and Discord's own document where it is there.
    faults: () => server.refusals,
    async stop() {
      await adapter.stop();
      await server.close();
    },
  };
}

// At most fifty messages a second leave, as Discord wants it, and a reply may take dozens.
testAdapter({ name: 'Discord', open, runs: 6 });
