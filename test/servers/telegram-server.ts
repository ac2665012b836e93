/**
 * A loopback Bot API: what Brevier needs of https://core.telegram.org/bots/api, with Telegram's own refusals, so that the real
 * grammY client and the real bot process can be driven. It refuses to close where the bot sent what Telegram refuses.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createChats, type SentMessage } from './telegram/chats.ts';
import { type Fields, refusal } from './telegram/refusals.ts';
import { schemaMissing, schemaProblem } from './telegram/schema.ts';
import { BOT, chatOf, messageOf, type Speaker, userOf } from './telegram/updates.ts';
import { type Multipart, readMultipart } from './multipart.ts';
import { createWatch } from './watch.ts';

export { visibleText } from './telegram/html.ts';
export type { SentMessage } from './telegram/chats.ts';
export type { Speaker } from './telegram/updates.ts';

export interface Call {
  readonly method: string;
  readonly fields: Fields;
}

export type Failure =
  | { readonly status: number; readonly description: string; readonly parameters?: Fields }
  /** The connection breaks, or nothing ever comes. */
  | 'reset'
  | 'hang';

export interface TelegramServer {
  readonly apiUrl: string;
  /** Every call, in order. */
  readonly calls: readonly Call[];
  readonly sent: readonly SentMessage[];
  /** Requests that Telegram would refuse, and why. */
  readonly refusals: readonly string[];
  /** Someone writes; resolves with the bot's next `answers` messages to that chat, new or edited. */
  say(text: string, speaker?: Speaker, answers?: number): Promise<readonly SentMessage[]>;
  /** Something happens that the bot should not answer; resolves when the bot has taken it. */
  unheard(update: Fields): Promise<void>;
  sayUnheard(text: string, speaker?: Speaker): Promise<void>;
  press(data: string, message: SentMessage, answers?: number, by?: Speaker): Promise<readonly SentMessage[]>;
  /** Someone types after the bot's name in another chat; resolves with what is offered. */
  inline(typed: string, by?: Speaker): Promise<Fields>;
  /** The next messages to the chat. */
  expect(chat: number, answers: number): Promise<readonly SentMessage[]>;
  /** Resolves at the next call of the method, or at the first where there was one. */
  called(method: string, times?: number): Promise<readonly Call[]>;
  setMember(user: number, status: 'creator' | 'administrator' | 'member'): void;
  /** The next calls of this method fail so, once and at once unless said. */
  failNext(
    method: string,
    failure: Failure,
    which?: { readonly times?: number; readonly after?: number },
  ): void;
  /** @BotFather revokes the token. */
  revoke(): void;
  /** The message is deleted. */
  forget(messageId: number): void;
  close(): Promise<void>;
}

export async function startTelegramServer({
  token,
  host = '127.0.0.1',
}: {
  readonly token: string;
  readonly host?: string;
}): Promise<TelegramServer> {
  const calls: Call[] = [];
  const refusals: string[] = [];
  const updates: Fields[] = [];
  const failures = new Map<string, (Failure | undefined)[]>();
  const { changed, until } = createWatch();
  const polls = new Set<() => void>();
  let nextId = 1;
  let taken = 0;
  let revoked = false;

  const chats = createChats(() => nextId++);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)/u.exec(request.url ?? '') ?? [];
    const fields = await readFields(request);
    if (given !== token || revoked)
      return reply(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
    if (method !== 'getUpdates') calls.push({ method, fields });
    changed();
    const failure = failures.get(method)?.shift();
    if (failure === 'reset') return void request.socket.destroy();
    if (failure === 'hang') return;
    if (failure) return refuse(response, failure);
    if (method === 'getUpdates') return await poll(fields, request, response);
    const act = chats.methods[method];
    if (!act) return refuse(response, { status: 404, description: 'Not Found: method not found' });
    const { uploads: _, ...own } = fields;
    const wrong = schemaProblem(method, own) ?? refusal(method, fields);
    if (wrong !== undefined) {
      refusals.push(`${wrong} ${JSON.stringify(fields)}`);
      return refuse(response, { status: 400, description: wrong });
    }
    const result = act(fields);
    if (typeof result === 'string') refuse(response, { status: 400, description: result });
    else reply(response, 200, { ok: true, result });
    changed();
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
    if (revoked) return refuse(response, { status: 401, description: 'Unauthorized' });
    reply(response, 200, { ok: true, result: updates });
  }

  function push(update: Fields): void {
    updates.push({ update_id: nextId++, ...update });
    for (const wake of polls) wake();
  }

  function message(text: string, speaker: Speaker): Fields {
    const kind = speaker.type === 'channel' ? 'channel_post' : 'message';
    return { [kind]: messageOf(nextId++, text, speaker) };
  }

  async function answersTo(chat: number, count: number, act: () => void): Promise<readonly SentMessage[]> {
    const before = chats.shown.filter((one) => one.chat_id === chat).length;
    act();
    const fresh = (): SentMessage[] => chats.shown.filter((one) => one.chat_id === chat).slice(before);
    await until(() => fresh().length >= count);
    return fresh();
  }

  const called = (method: string): Call[] => calls.filter((call) => call.method === method);
  const unheard = async (update: Fields): Promise<void> => {
    const before = taken;
    push(update);
    await until(() => taken > before);
  };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  sayWhatIsUnchecked();

  return {
    apiUrl: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    calls,
    sent: chats.sent,
    refusals,
    say: (text, speaker = {}, count = 1) =>
      answersTo(speaker.chat ?? 7, count, () => push(message(text, speaker))),
    unheard,
    sayUnheard: (text, speaker = {}) => unheard(message(text, speaker)),
    press: (data, { chat_id, message_id }, count = 1, by = {}) =>
      answersTo(chat_id, count, () =>
        push({
          callback_query: {
            id: String(nextId++),
            from: userOf(by),
            chat_instance: 'x',
            data,
            message: { message_id, date: 0, chat: chatOf({ ...by, chat: chat_id }), from: BOT },
          },
        }),
      ),
    async inline(typed, by = {}) {
      const before = called('answerInlineQuery').length;
      push({ inline_query: { id: String(nextId++), from: userOf(by), query: typed, offset: '' } });
      await until(() => called('answerInlineQuery').length > before);
      return called('answerInlineQuery').at(-1)?.fields ?? {};
    },
    expect: (chat, count) => answersTo(chat, count, () => {}),
    async called(method, times = 1) {
      await until(() => called(method).length >= times);
      return called(method);
    },
    setMember: chats.setMember,
    failNext: (method, failure, { times = 1, after = 0 } = {}) =>
      void failures.set(
        method,
        Array.from({ length: after + times }, (_, index) => (index < after ? undefined : failure)),
      ),
    forget: chats.forget,
    revoke() {
      revoked = true;
      for (const wake of polls) wake();
    },
    async close() {
      for (const wake of polls) wake();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (refusals.length > 0) throw new Error(`Telegram would have refused: ${refusals.join('\n')}`);
    },
  };
}

let said = false;

function sayWhatIsUnchecked(): void {
  if (schemaMissing !== undefined && !said) process.stderr.write(`${schemaMissing}\n`);
  said = true;
}

async function readFields(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const form = await readMultipart(request, body);
  if (form) return withFiles(form);
  return body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Fields);
}

/** https://core.telegram.org/bots/api#sending-files: a field names its file by "attach://". */
function withFiles({ fields, files }: Multipart): Fields {
  const typed = Object.entries(fields).map(([name, value]) => [
    name,
    name === 'caption' ? value : typedAs(value),
  ]);
  const uploads = files.map(({ field, ...file }) => [`attach://${field}`, file]);
  return { ...Object.fromEntries(typed), uploads: Object.fromEntries(uploads) };
}

function typedAs(value: string): unknown {
  return /^(?:-?\d+|[{[].*|true|false)$/su.test(value) ? (JSON.parse(value) as unknown) : value;
}

function refuse(response: ServerResponse, { status, ...failure }: Exclude<Failure, string>): void {
  reply(response, status, { ok: false, error_code: status, ...failure });
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
