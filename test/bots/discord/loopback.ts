/** The real discord.js client against a loopback Discord, with a responder that says what a test gives it. */
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import type { Reply, StoryBlock } from '../../../src/bots/blocks.ts';
import type { ChatAdapter, Incoming, Responder } from '../../../src/bots/chat-adapter.ts';
import { commandSpecs } from '../../../src/bots/commands.ts';
import { createDiscordAdapter, type DiscordOptions } from '../../../src/bots/discord/discord-adapter.ts';
import { type DiscordServer, startDiscordServer } from '../../servers/discord-server.ts';
import { responder } from '../responder.ts';

export const TOKEN = 'loopback-token';

export interface Loopback {
  server: DiscordServer;
  adapter: ChatAdapter;
  /** What came in, in order. */
  heard: Incoming[];
  left: string[];
  /** What is answered; a function where it depends. */
  reply: Reply | ((incoming: Incoming) => Reply);
  /** The message ids that the responder was told of each answer. */
  told: (readonly string[])[];
  /** In the place of answering at once. */
  responder: { -readonly [Key in keyof Responder]?: Responder[Key] };
  /** Another process of the same bot. */
  connect(options?: Partial<DiscordOptions>): ChatAdapter;
}

export const answer: Reply = { blocks: [{ type: 'text', text: 'Answer' }] };

/** Started before each test and stopped after it. */
export function useLoopback(): Loopback {
  const loopback: Partial<Loopback> = {};
  const all = loopback as Loopback;
  beforeEach(async () => {
    const server = await startDiscordServer({ token: TOKEN });
    Object.assign(loopback, { server, heard: [], left: [], told: [], reply: answer, responder: {} });
    all.connect = (options = {}) =>
      createDiscordAdapter({
        token: TOKEN,
        apiUrl: server.apiUrl,
        commands: commandSpecs,
        logger: pino({ level: 'silent' }),
        ...options,
      });
    all.adapter = all.connect();
    await all.adapter.start(responderOf(all));
  });
  afterEach(async () => {
    await all.adapter.stop();
    await all.server.close();
  });
  return all;
}

export function responderOf(loopback: Loopback): Responder {
  return responder({
    async respond(incoming, send, draft) {
      if (loopback.responder.respond) return await loopback.responder.respond(incoming, send, draft);
      loopback.heard.push(incoming);
      const { reply } = loopback;
      loopback.told.push(await send(typeof reply === 'function' ? reply(incoming) : reply));
    },
    complete: async (request) =>
      loopback.responder.complete?.(request) ?? [`${request.option} for ${request.typed}`],
    left: async (chat) => void loopback.left.push(chat),
  });
}

export function story(number: number, more: Partial<StoryBlock> = {}): StoryBlock {
  return {
    type: 'story',
    storyId: `s${number}`,
    number,
    title: `The weir at Ostrand holds, part ${number}`,
    url: `https://news.example/${number}`,
    points: ['The weir held through the night.'],
    quotes: [{ text: 'It held.', speaker: 'Mira Vask', role: 'engineer' }],
    readOn: [{ title: 'How the weir was built', url: 'https://news.example/weir' }],
    ...more,
  };
}

/** A wall of stories: each takes most of a message. */
export function wall(stories: number): Reply['blocks'] {
  const point = 'The water rose by a hand and fell again before the morning came. '.repeat(40).trim();
  return Array.from({ length: stories }, (_, index) => story(index + 1, { points: [point] }));
}
