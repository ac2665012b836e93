/** The loopback platforms, as the soak sees them. */
import { startDiscordServer } from '../test/servers/discord-server.ts';
import { startTelegramServer } from '../test/servers/telegram-server.ts';
import { type PlatformName, TOKEN } from './settings.ts';

/** A message as it stands in a chat. */
export interface Posted {
  readonly chat: string;
  readonly id: string;
  readonly words: string;
}

export interface Platform {
  readonly name: PlatformName;
  /** Of its REST API, without a path. */
  readonly origin: string;
  /** The chat that a request sends a message to; undefined for other requests. */
  chatOf(path: string, body: Buffer): string | undefined;
  messageIdOf(answer: Buffer): string | undefined;
  /** All messages from the one with this index on. */
  posted(from: number): readonly Posted[];
  close(): Promise<void>;
}

export async function startPlatform(name: PlatformName): Promise<Platform> {
  return name === 'discord' ? await startDiscord() : await startTelegram();
}

async function startDiscord(): Promise<Platform> {
  const server = await startDiscordServer({ token: TOKEN });
  return {
    name: 'discord',
    origin: new URL(server.apiUrl).origin,
    chatOf: (path) => {
      const channel = /\/channels\/(\d+)\/messages$/u.exec(path)?.[1];
      return channel && `discord:${channel}`;
    },
    messageIdOf: (answer) => String(JSON.parse(answer.toString('utf8')).id),
    posted: (from) =>
      server.sent.slice(from).map(({ id, channel, components }) => ({
        id,
        chat: `discord:${channel}`,
        words: JSON.stringify(components),
      })),
    close: () => server.close(),
  };
}

async function startTelegram(): Promise<Platform> {
  const server = await startTelegramServer({ token: TOKEN });
  return {
    name: 'telegram',
    origin: server.apiUrl,
    chatOf: (path, body) =>
      path.endsWith('/sendMessage') ? `telegram:${JSON.parse(body.toString('utf8')).chat_id}` : undefined,
    messageIdOf: (answer) => String(JSON.parse(answer.toString('utf8')).result.message_id),
    posted: (from) =>
      server.sent.slice(from).map(({ message_id, chat_id, text }) => ({
        id: String(message_id),
        chat: `telegram:${chat_id}`,
        words: text,
      })),
    close: () => server.close(),
  };
}
