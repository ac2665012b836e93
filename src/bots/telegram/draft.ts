/** What there is of an answer, as a draft in a private chat: https://core.telegram.org/bots/api#sendmessagedraft */
import type { Api } from 'grammy';
import type { ChatId } from '../../model.ts';
import type { Reply } from '../blocks.ts';
import { fromChatId } from './chat-ids.ts';
import { renderMessages } from './render.ts';

/** `draftId`: not 0; drafts of one id follow each other, and the message that is sent takes their place. */
export async function sendDraft(
  api: Api,
  chat: ChatId,
  { sofar, draftId }: { readonly sofar: Reply; readonly draftId: number },
): Promise<void> {
  const place = fromChatId(chat);
  const [only, another] = renderMessages(sofar);
  if (!place || !only || another) return;
  const topic = place.topic === undefined ? {} : { message_thread_id: place.topic };
  await api.sendMessageDraft(place.chatId, draftId, only.text, { parse_mode: 'HTML', ...topic });
}
