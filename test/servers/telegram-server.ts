/**
 * A loopback Bot API: what Brevier needs of https://core.telegram.org/bots/api, with Telegram's own refusals, so that the real
 * grammY client and the real bot process can be driven.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createWatch } from './watch.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface SentMessage {
  readonly chat_id: number;
  readonly message_id: number;
  readonly text: string;
  readonly message_thread_id?: number;
  readonly reply_markup?: {
    readonly inline_keyboard: readonly (readonly {
      readonly text: string;
      readonly callback_data: string;
    }[])[];
  };
}

export interface Speaker {
  readonly chat?: number;
  readonly type?: 'private' | 'group' | 'supergroup';
  readonly user?: number;
  readonly topic?: number;
  readonly replyTo?: { readonly id: number; readonly fromBot: boolean };
}

export interface TelegramServer {
  readonly apiUrl: string;
  /** Every call, in order. */
  readonly calls: readonly { readonly method: string; readonly fields: Fields }[];
  readonly sent: readonly SentMessage[];
  /** Someone writes; resolves with the bot's next `answers` messages to that chat. */
  say(text: string, speaker?: Speaker, answers?: number): Promise<readonly SentMessage[]>;
  /** Someone writes what the bot should not answer; resolves when the bot has taken it. */
  sayUnheard(text: string, speaker?: Speaker): Promise<void>;
  press(data: string, message: SentMessage, answers?: number): Promise<readonly SentMessage[]>;
  /** The next messages to the chat. */
  expect(chat: number, answers: number): Promise<readonly SentMessage[]>;
  setMember(user: number, status: 'creator' | 'administrator' | 'member'): void;
  /** The next calls of this method are refused so. */
  failNext(
    method: string,
    failure: { readonly status: number; readonly description: string; readonly parameters?: Fields },
    times?: number,
  ): void;
  close(): Promise<void>;
}

const BOT = { id: 4242, is_bot: true, first_name: 'Brevier', username: 'brevier_bot' };
const TAGS = /<(\/?)(b|i|u|s|a|code|pre|blockquote|tg-spoiler)((?: [a-z]+(?:="[^"<>]*")?)*)>/gu;

export async function startTelegramServer({ token }: { readonly token: string }): Promise<TelegramServer> {
  const calls: { readonly method: string; readonly fields: Fields }[] = [];
  const sent: SentMessage[] = [];
  const updates: Fields[] = [];
  const members = new Map<number, string>();
  const failures = new Map<string, { readonly body: Fields; readonly status: number }[]>();
  const { changed, until } = createWatch();
  const polls = new Set<() => void>();
  let nextId = 1;
  let taken = 0;

  const methods: Readonly<Record<string, (fields: Fields) => Fields | boolean | readonly Fields[]>> = {
    getMe: () => ({
      ...BOT,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    }),
    setMyCommands: () => true,
    deleteWebhook: () => true,
    sendChatAction: () => true,
    answerCallbackQuery: () => true,
    getChatMember: ({ user_id }) => ({
      status: members.get(Number(user_id)) ?? 'member',
      user: { id: user_id, is_bot: false, first_name: 'Someone' },
    }),
    sendMessage: (fields) => {
      const message = { ...(fields as unknown as SentMessage), message_id: nextId++ };
      sent.push(message);
      changed();
      return {
        message_id: message.message_id,
        date: 0,
        chat: { id: fields['chat_id'], type: 'private' },
        text: fields['text'],
      };
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)/u.exec(request.url ?? '') ?? [];
    const fields = await readFields(request);
    if (given !== token)
      return reply(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
    if (method !== 'getUpdates') calls.push({ method, fields });
    const failure = failures.get(method)?.shift();
    if (failure) return reply(response, failure.status, failure.body);
    if (method === 'getUpdates') return await poll(fields, request, response);
    const known = methods[method];
    const refusal = known ? refuse(method, fields) : 'Not Found';
    if (refusal !== undefined)
      return reply(response, 400, { ok: false, error_code: 400, description: refusal });
    reply(response, 200, { ok: true, result: known?.(fields) });
  }

  /** Long polling: held until there is something, or the server closes. */
  async function poll(fields: Fields, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const offset = Number(fields['offset'] ?? 0);
    while (updates[0] && Number(updates[0]['update_id']) < offset) {
      updates.shift();
      taken += 1;
    }
    changed();
    if (updates.length === 0 && Number(fields['timeout'] ?? 0) > 0) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          polls.delete(wake);
          resolve();
        };
        polls.add(wake);
        request.on('close', wake);
      });
    }
    reply(response, 200, { ok: true, result: updates });
  }

  function push(update: Fields): void {
    updates.push({ update_id: nextId++, ...update });
    for (const wake of polls) wake();
  }

  function message(text: string, { chat = 7, type = 'private', user = 7, topic, replyTo }: Speaker): Fields {
    return {
      message_id: nextId++,
      date: 0,
      text,
      chat:
        type === 'private' ? { id: chat, type, first_name: 'Someone' } : { id: chat, type, title: 'A group' },
      from: { id: user, is_bot: false, first_name: 'Someone', language_code: 'en' },
      ...(topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true }),
      ...(replyTo === undefined
        ? {}
        : {
            reply_to_message: {
              message_id: replyTo.id,
              date: 0,
              chat: { id: chat, type },
              from: replyTo.fromBot ? BOT : { id: 8, is_bot: false, first_name: 'Else' },
            },
          }),
    };
  }

  async function answersTo(chat: number, answers: number, act: () => void): Promise<readonly SentMessage[]> {
    const before = sent.filter((one) => one.chat_id === chat).length;
    act();
    const fresh = (): SentMessage[] => sent.filter((one) => one.chat_id === chat).slice(before);
    await until(() => fresh().length >= answers);
    return fresh();
  }

  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    apiUrl: `http://127.0.0.1:${port}`,
    calls,
    sent,
    say: (text, speaker = {}, answers = 1) =>
      answersTo(speaker.chat ?? 7, answers, () => push({ message: message(text, speaker) })),
    async sayUnheard(text, speaker = {}) {
      const before = taken;
      push({ message: message(text, speaker) });
      await until(() => taken > before);
    },
    press: (data, { chat_id, message_id }, answers = 1) =>
      answersTo(chat_id, answers, () =>
        push({
          callback_query: {
            id: String(nextId++),
            from: { id: 7, is_bot: false, first_name: 'Someone' },
            chat_instance: 'x',
            data,
            message: { message_id, date: 0, chat: { id: chat_id, type: 'private' }, from: BOT },
          },
        }),
      ),
    expect: (chat, answers) => answersTo(chat, answers, () => {}),
    setMember: (user, status) => void members.set(user, status),
    failNext(method, { status, description, parameters }, times = 1) {
      const body = { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) };
      failures.set(
        method,
        Array.from({ length: times }, () => ({ body, status })),
      );
    },
    async close() {
      for (const wake of polls) wake();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What Telegram itself would refuse, in its words. */
function refuse(method: string, fields: Fields): string | undefined {
  if (method !== 'sendMessage') return undefined;
  const text = String(fields['text'] ?? '');
  const problem = fields['parse_mode'] === 'HTML' ? htmlProblem(text) : undefined;
  if (problem !== undefined) return `Bad Request: can't parse entities: ${problem}`;
  const visible = visibleText(text);
  if (visible.trim() === '') return 'Bad Request: message text is empty';
  if ([...visible].length > 4096) return 'Bad Request: message is too long';
  const markup = fields['reply_markup'] as SentMessage['reply_markup'];
  for (const button of markup?.inline_keyboard.flat() ?? []) {
    if (Buffer.byteLength(button.callback_data) > 64 || button.text === '')
      return 'Bad Request: BUTTON_DATA_INVALID';
  }
  return undefined;
}

function htmlProblem(text: string): string | undefined {
  const open: string[] = [];
  for (const [, close, name = ''] of text.matchAll(TAGS)) {
    if (!close) open.push(name);
    else if (open.pop() !== name) return `unexpected end tag </${name}>`;
  }
  if (open.length > 0) return `can't find end tag of <${open.at(-1)}>`;
  const rest = text.replace(TAGS, '');
  if (/[<>]/u.test(rest)) return 'unsupported start tag';
  return /&(?!(?:amp|lt|gt|quot);)/u.test(rest) ? 'unknown entity' : undefined;
}

/** What a reader sees. */
export function visibleText(html: string): string {
  return html
    .replace(TAGS, '')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&');
}

async function readFields(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  return body === '' ? {} : (JSON.parse(body) as Fields);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
