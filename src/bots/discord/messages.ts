/** What is written to the bot: by mention, by reply, in a direct message. Other talk it is not told, and doesn't hear. */
import { type Message, Routes } from 'discord.js';
import type { Incoming } from '../chat-adapter.ts';
import { ignoring } from './answering.ts';
import { type Connection, openedFrom, say, serverOf, toChatId } from './connection.ts';
import { managesGuild } from './managers.ts';
import { missingToPost, named } from './permissions.ts';
import { beginReply } from './replying.ts';
import { languageOf } from '../language/languages.ts';
import { textsIn } from './texts.ts';

export async function hear(message: Message, connection: Connection): Promise<void> {
  const { client, managers, logger } = connection;
  const me = client.user;
  if (!me || message.author.bot || message.system) return;
  const { channelId, id, author, member, guildId } = message;
  const mentioned = message.mentions.users.has(me.id);
  const replied = message.mentions.repliedUser?.id === me.id;
  if (guildId !== null && !replied && !mentioned) return;
  const missing = missingToPost(message.channel);
  if (missing.length > 0) {
    // There, it cannot even say so.
    const texts = textsIn(languageOf(message.guild?.preferredLocale));
    const where = 'name' in message.channel ? `#${message.channel.name}: ` : '';
    const text = where + texts.mayNotPost(named(missing, texts));
    const direct = await author.createDM();
    await say(connection, direct.id, { blocks: [{ type: 'text', text }] }, { key: id });
    return;
  }
  // Discord keeps back the words of a reply that pings nobody.
  if (guildId !== null && !mentioned && message.content === '') {
    const text = textsIn(languageOf(message.guild?.preferredLocale)).replyHint;
    await say(connection, channelId, { blocks: [{ type: 'footer', text }] }, { key: id, replyTo: id });
    return;
  }
  ignoring(client.rest.post(Routes.channelTyping(channelId)), logger);
  const text = message.content
    .replaceAll(new RegExp(`<@!?${me.id}>`, 'gu'), ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const repliedTo = replied ? message.reference?.messageId : undefined;
  const incoming: Incoming = {
    type: 'message',
    chat: toChatId(channelId),
    user: { id: author.id },
    ...serverOf(guildId),
    hears: guildId === null ? 'all' : 'addressed',
    ...openedFrom(message.channel),
    admin: async () =>
      guildId === null ||
      (await managers.isManager(
        { guildId, userId: author.id, member, manages: managesGuild(member?.permissions) },
        text.replace(/^\//u, ''),
      )),
    text,
    ...(repliedTo === undefined ? {} : { repliedTo }),
  };
  const { draft, send, end } = beginReply(message, connection);
  try {
    await connection.responder.respond(incoming, send, draft);
  } finally {
    await end();
  }
}
