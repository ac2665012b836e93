/** Whether who speaks may change the chat's settings. Asked of Telegram every time: no admin of yesterday passes. */
import { type Context, GrammyError } from 'grammy';

export async function isAdmin(context: Context): Promise<boolean> {
  const { chat, from, channelPost } = context;
  if (!chat) return false;
  // Only admins post in a channel; its buttons are pressed by anybody.
  if (chat.type === 'private' || channelPost) return true;
  const speaksAs = context.message?.sender_chat?.id;
  // An anonymous admin speaks as the group itself.
  if (speaksAs !== undefined) return speaksAs === chat.id || speaksAs === (await linkedChannel(context));
  if (!from) return false;
  try {
    const { status } = await context.getChatMember(from.id);
    return status === 'creator' || status === 'administrator';
  } catch (error) {
    // A channel's members are told to its admins only: a bot that is none learns nothing.
    if (error instanceof GrammyError && error.error_code < 500 && error.error_code !== 429) return false;
    throw error;
  }
}

/** The channel whose discussion this group is. */
async function linkedChannel(context: Context): Promise<number | undefined> {
  const { linked_chat_id: linked } = await context.getChat();
  return linked;
}
