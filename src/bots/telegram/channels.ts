/**
 * Channels: many read them, only admins write there, and what a button brings about all would see. So a briefing comes whole,
 * and its stories' buttons open a chat with the bot.
 */
import type { Api, Context } from 'grammy';
import type { Reply } from '../blocks.ts';
import { isAdmin } from './admin.ts';
import type { Place } from './chat-ids.ts';
import { linkOfAction } from './deep-links.ts';

/** A reply as a channel gets it. */
export function forChannel(reply: Reply, bot: string): Reply {
  const { page: _page, awaitsReply: _awaitsReply, ...whole } = reply;
  if (!reply.blocks.some(({ type }) => type === 'story')) return whole;
  const buttons = reply.buttons?.filter(({ action }) => linkOfAction(bot, action) !== undefined) ?? [];
  return { ...whole, buttons };
}

/** Tells channels from groups, whose ids look alike; asks Telegram once for each. */
export function createChannels(): (api: Api, place: Place) => Promise<boolean> {
  const known = new Map<number, boolean>();
  return async (api, { chatId }) => {
    if (chatId > 0) return false;
    const before = known.get(chatId);
    if (before !== undefined) return before;
    try {
      const { type } = await api.getChat(chatId);
      known.set(chatId, type === 'channel');
      return type === 'channel';
    } catch {
      // What is wrong with the chat the message itself will tell.
      return false;
    }
  };
}

/** Whether who pressed a button brings anything about: in a channel only its admins do. */
export async function mayPress(context: Context): Promise<boolean> {
  return context.chat?.type !== 'channel' || (await isAdmin(context));
}
