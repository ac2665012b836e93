/** The way from a bot to its platform, slower than a loopback is, and watched: what was sent when the bot died? */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from './platform.ts';

/** A message that the platform took. */
export interface Taken {
  readonly chat: string;
  readonly messageId: string;
}

export interface Wire {
  readonly url: string;
  /** How many messages the platform has taken so far. */
  count(): number;
  /** What the platform took by this wire; resolves when nothing is under way any more. */
  taken(): Promise<readonly Taken[]>;
  close(): Promise<void>;
}

/** Each way. */
const LONGEST_DELAY_MS = 80;

export async function openWire(platform: Platform): Promise<Wire> {
  const taken: Taken[] = [];
  const underWay = new Set<Promise<void>>();
  const target = new URL(platform.origin);

  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const chat = platform.chatOf(request.url ?? '', body);
    if (chat !== undefined) await delay();
    const passed = ask({
      host: target.hostname,
      port: target.port,
      method: request.method,
      path: request.url,
      headers: request.headers,
    });
    // A poll is given up with who asked; a message that was sent is not.
    if (chat === undefined) response.on('close', () => passed.destroy());
    passed.end(body);
    const [answer] = (await once(passed, 'response')) as [IncomingMessage];
    const told = await bodyOf(answer);
    const messageId =
      chat !== undefined && answer.statusCode === 200 ? platform.messageIdOf(told) : undefined;
    if (chat !== undefined && messageId !== undefined) taken.push({ chat, messageId });
    if (chat !== undefined) await delay();
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.end(told);
  }

  const server = createServer((request, response) => {
    const work = carry(request, response)
      // Who asked is dead, and so is the question where it had not come in whole.
      .catch(() => void response.destroy())
      .finally(() => underWay.delete(work));
    underWay.add(work);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => taken.length,
    async taken() {
      await Promise.all(underWay);
      return taken;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(message as AsyncIterable<Buffer>));
}

function delay(): Promise<void> {
  return pause(Math.random() * LONGEST_DELAY_MS);
}
