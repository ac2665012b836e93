/** Replies for nobody but who asked: Telegram shows a group's messages to all, so they go to that person's private chat. */
import { type Api, GrammyError } from 'grammy';
import type { Reply } from '../blocks.ts';
import type { Incoming } from '../chat-adapter.ts';
import { toChatId } from './chat-ids.ts';
import type { Asked, Send } from './send.ts';

export function createPersonalSend(send: Send): typeof sendReply {
  return sendReply;

  async function sendReply(
    api: Api,
    { chat, user }: Pick<Incoming, 'chat' | 'user'>,
    reply: Reply,
    asked: Asked,
  ): Promise<string[]> {
    const { personal } = reply;
    if (!personal || asked.inChat === 'private') return await send(api, chat, reply, { asked });
    const said = (await reaches(api, user.id, reply)) ? personal.sent : personal.unreachable;
    const { language } = reply;
    const instead: Reply = { blocks: [{ type: 'text', text: said }], ...(language && { language }) };
    return await send(api, chat, instead, { asked });
  }

  /** False for who has not opened a private chat with the bot, and for who speaks as a group or channel. */
  async function reaches(api: Api, user: string, reply: Reply): Promise<boolean> {
    if (!/^\d+$/u.test(user)) return false;
    try {
      await send(api, toChatId(Number(user)), reply, { asked: { inChat: 'private' } });
      return true;
    } catch (error) {
      if (error instanceof GrammyError && (error.error_code === 403 || error.error_code === 400))
        return false;
      throw error;
    }
  }
}
