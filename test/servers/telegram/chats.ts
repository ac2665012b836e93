/** What the chats hold, and how the Bot API's methods change it. */
import type { InputRichMessage } from 'grammy/types';
import type { Fields, InlineButton } from './refusals.ts';
import { plainer } from './rich.ts';
import { BOT, CHANNEL } from './updates.ts';

export interface SentMessage {
  readonly chat_id: number;
  readonly message_id: number;
  /** Of a rich message, the same as HTML. */
  readonly text: string;
  readonly rich_message?: InputRichMessage;
  readonly document?: { readonly name: string; readonly text: string };
  readonly message_thread_id?: number;
  readonly reply_parameters?: { readonly message_id: number };
  readonly reply_markup?: {
    readonly inline_keyboard: readonly (readonly InlineButton[])[];
    readonly force_reply?: boolean;
    readonly selective?: boolean;
    readonly input_field_placeholder?: string;
  };
}

export interface Chats {
  readonly sent: readonly SentMessage[];
  /** Messages as they were sent and as they were edited, in order. */
  readonly shown: readonly SentMessage[];
  /** By their names: what each gives back, or the words of its refusal. */
  readonly methods: Readonly<Record<string, (fields: Fields) => Fields | boolean | string>>;
  setMember(user: number, status: string): void;
  forget(messageId: number): void;
}

export function createChats(newId: () => number): Chats {
  const sent: SentMessage[] = [];
  const shown: SentMessage[] = [];
  const looks = new Map<number, string>();
  const members = new Map<number, string>();
  let webhook = '';
  const yes = (): boolean => true;

  function show(message: SentMessage): Fields {
    const { chat_id: id, message_id, text } = message;
    looks.set(message_id, look(message));
    shown.push(message);
    return { message_id, date: 0, chat: { id, type: 'private' }, text };
  }

  function send(fields: Fields): Fields {
    const message = { ...read(fields), message_id: newId() };
    sent.push(message);
    return show(message);
  }

  return {
    sent,
    shown,
    setMember: (user, status) => void members.set(user, status),
    forget: (messageId) => void looks.delete(messageId),
    methods: {
      getMe: () => ({
        ...BOT,
        can_join_groups: true,
        can_read_all_group_messages: false,
        supports_inline_queries: true,
      }),
      setMyCommands: yes,
      setWebhook: ({ url }) => {
        webhook = String(url);
        return true;
      },
      deleteWebhook: () => {
        webhook = '';
        return true;
      },
      getWebhookInfo: () => ({ url: webhook, has_custom_certificate: false, pending_update_count: 0 }),
      sendChatAction: yes,
      answerCallbackQuery: yes,
      answerInlineQuery: yes,
      getChatMember: ({ user_id }) => ({
        status: members.get(Number(user_id)) ?? 'member',
        user: { id: user_id, is_bot: false, first_name: 'Someone' },
      }),
      getChat: ({ chat_id }) =>
        Number(chat_id) === CHANNEL.chat
          ? { id: chat_id, type: 'channel', title: 'A channel' }
          : { id: chat_id, type: 'supergroup', title: 'A group', linked_chat_id: -900 },
      deleteMessages: ({ message_ids }) => {
        for (const id of message_ids as readonly number[]) looks.delete(id);
        return true;
      },
      sendMessage: send,
      sendRichMessage: send,
      sendMessageDraft: yes,
      sendDocument: ({ uploads, document, ...fields }) => {
        const file = (uploads as Readonly<Record<string, unknown>>)[String(document)];
        return send({ text: '', ...fields, document: file });
      },
      leaveChat: ({ chat_id: id }) =>
        Number(id) < 0 ? true : "Bad Request: chat member status can't be changed in private chats",
      editMessageText: (fields) => {
        const message = read(fields);
        const now = looks.get(message.message_id);
        if (now === undefined) return 'Bad Request: message to edit not found';
        return now === look(message) ? 'Bad Request: message is not modified' : show(message);
      },
    },
  };
}

function read(fields: Fields): SentMessage {
  const message = fields as Fields & SentMessage;
  const html = message.rich_message?.html;
  return html === undefined ? message : { ...message, text: plainer(html) };
}

/** What makes an edit one. */
function look({ text, reply_markup: markup }: SentMessage): string {
  return JSON.stringify([text, markup ?? null]);
}
