/** The real grammY client against a loopback Bot API, with a responder that answers as a test says. */
import { type Logger, pino } from 'pino';
import type { Reply } from '../../../src/bots/blocks.ts';
import type { ChatAdapter, Incoming, Responder } from '../../../src/bots/chat-adapter.ts';
import { commandSpecs } from '../../../src/bots/commands.ts';
import { createTelegramAdapter, type TelegramOptions } from '../../../src/bots/telegram/telegram-adapter.ts';
import { startTelegramServer, type TelegramServer } from '../../servers/telegram-server.ts';
import { responder } from '../responder.ts';

export { CHANNEL } from '../../servers/telegram/updates.ts';

export const TOKEN = '4242:secret-token';
export const GROUP = { chat: -100, type: 'supergroup' } as const;

export interface TestBot {
  readonly server: TelegramServer;
  readonly adapter: ChatAdapter;
  readonly heard: readonly Incoming[];
  /** What everything is answered with from now on. */
  answer(reply: Reply): void;
  stop(): Promise<void>;
}

export const silent: Logger = pino({ level: 'silent' });

export function text(words: string): Reply {
  return { blocks: [{ type: 'text', text: words }] };
}

export interface TestBotOptions extends Partial<TelegramOptions> {
  readonly responds?: Partial<Responder>;
  /** What happens before the bot starts. */
  readonly before?: (server: TelegramServer) => void;
}

export async function startBot({ responds = {}, before, ...options }: TestBotOptions = {}): Promise<TestBot> {
  const server = await startTelegramServer({ token: TOKEN });
  before?.(server);
  const heard: Incoming[] = [];
  let reply = text('Answer');
  const adapter = createTelegramAdapter({
    token: TOKEN,
    apiUrl: server.apiUrl,
    commands: commandSpecs,
    logger: silent,
    ...options,
  });
  await adapter.start(
    responder({
      async respond(incoming, send) {
        heard.push(incoming);
        await send(reply);
      },
      ...responds,
    }),
  );
  return {
    server,
    adapter,
    heard,
    answer: (given) => void (reply = given),
    async stop() {
      await adapter.stop();
      await server.close();
    },
  };
}

/** A promise that a test keeps when it likes. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
