/** A chat that is forgotten, or that goes, while its briefing is on its way. */
import type { ChatId } from '../model.ts';
import type { DeliveryStore, PersonalData } from '../store/ports.ts';
import type { Access } from './access.ts';
import type { Deliver } from './deliver.ts';
import type { Forgetting } from './forgetting.ts';

export interface TraceParts {
  readonly deliveries: Pick<DeliveryStore, 'get'>;
  readonly personal: Pick<PersonalData, 'ofChats' | 'forgetChats'>;
  readonly forgetting: Pick<Forgetting, 'left'>;
  readonly access: Pick<Access, 'isBlocked'>;
}

/** What sending a briefing writes. */
const WRITTEN = ['told', 'conversations', 'chats-within', 'left-chats'] as const;

/**
 * The ledger's row goes with all the rest: where it is gone when the briefing is out, what sending it has written since goes too.
 * A new schedule of the chat's stays. To blocked chats nothing is sent.
 */
export function leaveNoTrace(
  deliver: Deliver,
  { deliveries, personal, forgetting, access }: TraceParts,
): Deliver {
  return async (delivery, keep) => {
    const { chat, slot } = delivery;
    let posted: readonly ChatId[] = [];
    if (await access.isBlocked([chat])) return { type: 'dropped', reason: 'the chat is blocked' };
    try {
      const sent = await deliver(delivery, keep);
      if (sent.type === 'sent' && sent.chat) posted = [sent.chat];
      if (sent.type === 'gone') await forgetting.left(chat);
      // Entered by a tick that had read the schedule before it was forgotten.
      if (sent.type === 'dropped' && (await personal.ofChats([chat])).length === 1)
        await personal.forgetChats([chat]);
      return sent;
    } finally {
      if (!(await deliveries.get(chat, slot))) await personal.forgetChats([chat, ...posted], WRITTEN);
    }
  };
}
