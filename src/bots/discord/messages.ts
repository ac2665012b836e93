/**
 * What is written to the bot: by mention, by reply, in a direct message. Other talk it is not told, and doesn't hear. A thread
 * has the id of the message that it was begun from: a person's first words in it are about that one.
 */
import { type Message, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Incoming } from '../chat-adapter.ts';
import { ignoring } from './answering.ts';
import { type Connection, say, toChatId } from './connection.ts';
import { managesGuild } from './managers.ts';
import { missingToPost } from './permissions.ts';
import { languageOf, textsIn } from './texts.ts';

const MOST_SPEAKERS = 10_000;

export type Hear = (message: Message) => Promise<void>;

export function createHearing(connection: Connection): Hear {
  const spoken = new LRUCache<string, true>({ max: MOST_SPEAKERS });
  return async (message) => {
    const { channelId, author, channel } = message;
    const speaker = `${channelId}|${author.id}`;
    const first = !spoken.has(speaker);
    if (await hear(message, connection, first && channel?.isThread() ? channelId : undefined))
      spoken.set(speaker, true);
  };
}

/** `about`: the message that words which reply to none are about. Whether it was for the bot. */
async function hear(message: Message, connection: Connection, about: string | undefined): Promise<boolean> {
  const { client, managers, logger } = connection;
  const me = client.user;
  if (!me || message.author.bot || message.system) return false;
  const { channelId, id, author, member, guildId } = message;
  const mentioned = message.mentions.users.has(me.id);
  const replied = message.mentions.repliedUser?.id === me.id;
  if (guildId !== null && !replied && !mentioned) return false;
  const missing = missingToPost(message.channel);
  if (missing.length > 0) {
    logger.info({ channelId, missing }, 'the bot was spoken to where it may not post');
    return false;
  }
  // Discord keeps back the words of a reply that pings nobody.
  if (guildId !== null && !mentioned && message.content === '') {
    const text = textsIn(languageOf(message.guild?.preferredLocale)).replyHint;
    await say(connection, channelId, { blocks: [{ type: 'footer', text }] }, { key: id, replyTo: id });
    return false;
  }
  ignoring(client.rest.post(Routes.channelTyping(channelId)), logger);
  const text = message.content
    .replaceAll(new RegExp(`<@!?${me.id}>`, 'gu'), ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const repliedTo = (replied ? message.reference?.messageId : undefined) ?? about;
  const incoming: Incoming = {
    type: 'message',
    chat: toChatId(channelId),
    user: { id: author.id },
    admin: async () =>
      guildId === null ||
      (await managers.isManager(
        { guildId, userId: author.id, member, manages: managesGuild(member?.permissions) },
        text.replace(/^\//u, ''),
      )),
    text,
    ...(repliedTo === undefined ? {} : { repliedTo }),
  };
  await connection.responder.respond(incoming, (reply) =>
    say(connection, channelId, reply, { key: id, replyTo: id }),
  );
  return true;
}
