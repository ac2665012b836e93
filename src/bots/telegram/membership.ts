/** The bot's own coming and going. */
import type { Context } from 'grammy';
import type { ChatMember } from 'grammy/types';

/** Added to a group or channel; a private chat begins with /start. */
export function wasAdded({ myChatMember: change }: Context): boolean {
  return (
    change !== undefined &&
    change.chat.type !== 'private' &&
    !isIn(change.old_chat_member) &&
    isIn(change.new_chat_member)
  );
}

/** Removed from the chat, or blocked by its user. */
export function wasRemoved({ myChatMember: change }: Context): boolean {
  return change !== undefined && isIn(change.old_chat_member) && !isIn(change.new_chat_member);
}

function isIn(member: ChatMember): boolean {
  return member.status === 'restricted'
    ? member.is_member
    : member.status !== 'left' && member.status !== 'kicked';
}
