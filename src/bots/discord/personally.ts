/** Replies to written words that are for nobody but who wrote them: in a server only interactions have such, so they go by direct message. */
import type { Message } from 'discord.js';
import type { Reply } from '../blocks.ts';
import { type Connection, say } from './connection.ts';
import { isRefused } from './errors.ts';

/** @param key names the reply, where it is not the first to these words. */
export async function sayTo(
  message: Message,
  reply: Reply,
  connection: Connection,
  key: string = message.id,
): Promise<string[]> {
  const { personal, language } = reply;
  const { id, channelId, guildId, author } = message;
  const about = { key, replyTo: id };
  if (!personal || guildId === null) return await say(connection, channelId, reply, about);
  const said = (await reaches()) ? personal.sent : personal.unreachable;
  const instead: Reply = { blocks: [{ type: 'text', text: said }], ...(language && { language }) };
  return await say(connection, channelId, instead, about);

  async function reaches(): Promise<boolean> {
    try {
      const direct = await author.createDM();
      await say(connection, direct.id, reply, { key: `${id}|personal` });
      return true;
    } catch (error) {
      if (isRefused(error, 'cannotMessageUser')) return false;
      throw error;
    }
  }
}
