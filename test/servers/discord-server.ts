/**
 * A loopback Discord: the part of its REST API and gateway that a bot without privileged intents uses, so that the real
 * discord.js client and the real bot process can be driven. https://discord.com/developers/docs
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createWatch } from './watch.ts';
import { type WebSocket, WebSocketServer } from 'ws';

type Json = Readonly<Record<string, unknown>>;

export interface BotMessage {
  readonly id: string;
  readonly channel: string;
  readonly ephemeral: boolean;
  readonly components: readonly Json[];
  readonly body: Json;
}

export interface Actor {
  readonly channel?: string;
  readonly user?: string;
  /** In a server unless false. */
  readonly guild?: boolean;
  readonly permissions?: bigint;
}

export interface DiscordServer {
  readonly apiUrl: string;
  readonly requests: readonly { readonly method: string; readonly path: string; readonly body: unknown }[];
  readonly sent: readonly BotMessage[];
  /** Someone uses a slash command; resolves with what the bot shows in answer, once it has shown `answers` messages. */
  slash(
    name: string,
    options?: readonly Json[],
    actor?: Actor,
    answers?: number,
  ): Promise<readonly BotMessage[]>;
  press(action: string, message: BotMessage, actor?: Actor, answers?: number): Promise<readonly BotMessage[]>;
  complete(
    name: string,
    options: readonly Json[],
  ): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** Someone writes; `mention` names the bot, `replyTo` answers a message of the bot's. */
  write(
    text: string,
    options?: Actor & { readonly mention?: boolean; readonly replyTo?: string },
    answers?: number,
  ): Promise<readonly BotMessage[]>;
  /** The next messages of the bot, anywhere. */
  expect(answers: number): Promise<readonly BotMessage[]>;
  /** The next posts to channels are refused so. */
  failNext(
    failure: { readonly status: number; readonly code: number; readonly message: string },
    times?: number,
  ): void;
  /** Breaks the gateway connection; resolves when the bot has resumed or identified anew. */
  dropConnection(): Promise<void>;
  close(): Promise<void>;
}

const APPLICATION = '1000000000000000001';
const GUILD = '2000000000000000001';
const CHANNEL = '3000000000000000001';
const MANAGE_GUILD = 0x20n;
const OPCODES = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, hello: 10, heartbeatAck: 11 } as const;
const EPHEMERAL = 64;
const BOT = {
  id: APPLICATION,
  username: 'Brevier',
  discriminator: '0',
  avatar: null,
  bot: true,
  global_name: null,
};

export async function startDiscordServer({ token }: { readonly token: string }): Promise<DiscordServer> {
  const requests: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
  const sent: BotMessage[] = [];
  const callbacks = new Map<string, Json>();
  const channels = new Map<string, string>();
  const { changed, until } = createWatch();
  const failures: { readonly status: number; readonly body: Json }[] = [];
  let nextId = 4_000_000_000_000_000_000n;
  let socket: WebSocket | undefined;
  let sequence = 0;
  let sessions = 0;
  let url = '';

  const newId = (): string => String((nextId += 1n));

  function dispatch(type: string, data: Json): void {
    sequence += 1;
    socket?.send(JSON.stringify({ op: OPCODES.dispatch, t: type, s: sequence, d: data }));
  }

  function keep(channel: string, body: Json, ephemeral: boolean): Json {
    const message = {
      id: newId(),
      channel,
      ephemeral,
      components: (body['components'] ?? []) as readonly Json[],
      body,
    };
    sent.push(message);
    changed();
    return {
      id: message.id,
      channel_id: channel,
      author: BOT,
      content: '',
      timestamp: new Date(0).toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: message.components,
      pinned: false,
      type: 0,
      flags: body['flags'] ?? 0,
    };
  }

  function answer(
    method: string,
    path: string,
    body: Json,
  ): { readonly status: number; readonly body?: unknown } {
    if (path === '/gateway/bot') {
      return {
        status: 200,
        body: {
          url: url.replace('http', 'ws'),
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
        },
      };
    }
    if (method === 'PUT' && path === `/applications/${APPLICATION}/commands`)
      return { status: 200, body: [] };
    const callback = /^\/interactions\/(\d+)\/[^/]+\/callback$/u.exec(path);
    if (callback) {
      callbacks.set(callback[1] ?? '', body);
      changed();
      return { status: 204 };
    }
    const webhook = new RegExp(`^/webhooks/${APPLICATION}/i(\\d+)(/messages/@original)?$`, 'u').exec(path);
    if (webhook) {
      const interaction = webhook[1] ?? '';
      const deferred = callbacks.get(interaction)?.['data'] as Json | undefined;
      const flags = Number((webhook[2] ? deferred?.['flags'] : body['flags']) ?? 0);
      return {
        status: 200,
        body: keep(channels.get(interaction) ?? CHANNEL, body, (flags & EPHEMERAL) !== 0),
      };
    }
    const channel = /^\/channels\/(\d+)\/messages$/u.exec(path);
    if (method === 'POST' && channel) {
      const failure = failures.shift();
      return failure ?? { status: 200, body: keep(channel[1] ?? '', body, false) };
    }
    return { status: 404, body: { code: 0, message: `no ${method} ${path} here` } };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = text === '' ? {} : (JSON.parse(text) as Json);
    const path = decodeURIComponent(request.url ?? '')
      .replace(/^\/api\/v10/u, '')
      .replace(/\?.*$/u, '');
    requests.push({ method: request.method ?? '', path, body });
    const free = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
    const result =
      free || request.headers.authorization === `Bot ${token}`
        ? answer(request.method ?? '', path, body)
        : { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    response.writeHead(result.status, 'body' in result ? { 'content-type': 'application/json' } : {});
    response.end('body' in result ? JSON.stringify(result.body) : undefined);
  }

  function greet(connection: WebSocket): void {
    socket = connection;
    connection.send(JSON.stringify({ op: OPCODES.hello, d: { heartbeat_interval: 45_000 } }));
    connection.on('message', (raw: Buffer) => {
      const { op, d } = JSON.parse(raw.toString('utf8')) as { readonly op: number; readonly d: Json };
      if (op === OPCODES.heartbeat) connection.send(JSON.stringify({ op: OPCODES.heartbeatAck }));
      if (op === OPCODES.resume) {
        sessions += 1;
        dispatch('RESUMED', {});
        changed();
      }
      if (op !== OPCODES.identify) return;
      if (d['token'] !== token) return connection.close(4004);
      sessions += 1;
      dispatch('READY', {
        v: 10,
        user: BOT,
        guilds: [{ id: GUILD, unavailable: true }],
        session_id: 'session',
        resume_gateway_url: url.replace('http', 'ws'),
        application: { id: APPLICATION, flags: 0 },
      });
      dispatch('GUILD_CREATE', {
        id: GUILD,
        name: 'A server',
        unavailable: false,
        member_count: 2,
        owner_id: '9',
        roles: [
          {
            id: GUILD,
            name: '@everyone',
            permissions: '0',
            position: 0,
            color: 0,
            hoist: false,
            managed: false,
            mentionable: false,
          },
        ],
        channels: [{ id: CHANNEL, type: 0, name: 'news', position: 0, permission_overwrites: [] }],
        members: [{ user: BOT, roles: [], joined_at: new Date(0).toISOString(), deaf: false, mute: false }],
        emojis: [],
        stickers: [],
        threads: [],
        voice_states: [],
        presences: [],
        stage_instances: [],
        guild_scheduled_events: [],
        features: [],
      });
      changed();
    });
  }

  function interaction(
    type: number,
    data: Json,
    { channel = CHANNEL, user = '9', guild = true, permissions = 0n }: Actor,
    rest: Json = {},
  ): string {
    const id = newId();
    channels.set(id, channel);
    const person = { id: user, username: 'someone', discriminator: '0', avatar: null, global_name: null };
    dispatch('INTERACTION_CREATE', {
      id,
      application_id: APPLICATION,
      type,
      token: `i${id}`,
      version: 1,
      data,
      channel_id: channel,
      channel: { id: channel, type: guild ? 0 : 1 },
      locale: 'en-GB',
      entitlements: [],
      authorizing_integration_owners: {},
      context: guild ? 0 : 1,
      attachment_size_limit: 1,
      app_permissions: '0',
      ...(guild
        ? {
            guild_id: GUILD,
            guild_locale: 'en-GB',
            member: {
              user: person,
              roles: [],
              permissions: String(permissions),
              joined_at: new Date(0).toISOString(),
              deaf: false,
              mute: false,
              flags: 0,
            },
          }
        : { user: person }),
      ...rest,
    });
    return id;
  }

  async function fresh(answers: number, act: () => void): Promise<readonly BotMessage[]> {
    const before = sent.length;
    act();
    await until(() => sent.length >= before + answers);
    return sent.slice(before);
  }

  const server = createServer((request, response) => void handle(request, response));
  const gateway = new WebSocketServer({ server });
  gateway.on('connection', greet);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `${url}/api`,
    requests,
    sent,
    slash: (name, options = [], actor = {}, answers = 1) =>
      fresh(answers, () => interaction(2, { id: newId(), name, type: 1, options }, actor)),
    press: (action, message, actor = {}, answers = 1) =>
      fresh(answers, () =>
        interaction(
          3,
          { custom_id: action, component_type: 2 },
          { channel: message.channel, ...actor },
          {
            message: {
              id: message.id,
              channel_id: message.channel,
              author: BOT,
              content: '',
              timestamp: new Date(0).toISOString(),
              edited_timestamp: null,
              tts: false,
              mention_everyone: false,
              mentions: [],
              mention_roles: [],
              attachments: [],
              embeds: [],
              components: [],
              pinned: false,
              type: 0,
            },
          },
        ),
      ),
    async complete(name, options) {
      const id = interaction(4, { id: newId(), name, type: 1, options }, {});
      await until(() => callbacks.has(id));
      const data = callbacks.get(id)?.['data'] as {
        readonly choices: readonly { readonly name: string; readonly value: string }[];
      };
      return data.choices;
    },
    write: (
      text,
      { channel = CHANNEL, user = '9', guild = true, permissions = 0n, mention = false, replyTo } = {},
      answers = 1,
    ) =>
      fresh(answers, () =>
        dispatch('MESSAGE_CREATE', {
          id: newId(),
          channel_id: channel,
          channel_type: guild ? 0 : 1,
          ...(guild
            ? {
                guild_id: GUILD,
                member: {
                  roles: [],
                  joined_at: new Date(0).toISOString(),
                  deaf: false,
                  mute: false,
                  permissions: String(permissions),
                },
              }
            : {}),
          author: { id: user, username: 'someone', discriminator: '0', avatar: null, global_name: null },
          content: mention ? `<@${APPLICATION}> ${text}` : text,
          timestamp: new Date(0).toISOString(),
          edited_timestamp: null,
          tts: false,
          mention_everyone: false,
          mentions: mention || replyTo !== undefined ? [BOT] : [],
          mention_roles: [],
          attachments: [],
          embeds: [],
          components: [],
          pinned: false,
          type: replyTo === undefined ? 0 : 19,
          ...(replyTo === undefined
            ? {}
            : {
                message_reference: { message_id: replyTo, channel_id: channel },
                referenced_message: {
                  id: replyTo,
                  channel_id: channel,
                  author: BOT,
                  content: '',
                  timestamp: new Date(0).toISOString(),
                  edited_timestamp: null,
                  tts: false,
                  mention_everyone: false,
                  mentions: [],
                  mention_roles: [],
                  attachments: [],
                  embeds: [],
                  pinned: false,
                  type: 0,
                },
              }),
        }),
      ),
    expect: (answers) => fresh(answers, () => {}),
    failNext({ status, code, message }, times = 1) {
      for (let count = 0; count < times; count += 1) failures.push({ status, body: { code, message } });
    },
    async dropConnection() {
      const before = sessions;
      socket?.terminate();
      await until(() => sessions > before);
    },
    async close() {
      for (const client of gateway.clients) client.terminate();
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const admin: Actor = { permissions: MANAGE_GUILD };

/** All text of a message, in order. */
export function textOf({ components }: Pick<BotMessage, 'components'>): string {
  return components
    .flatMap(function texts(component: Json): string[] {
      const inner = (component['components'] ?? []) as readonly Json[];
      return typeof component['content'] === 'string' ? [component['content']] : inner.flatMap(texts);
    })
    .join('\n');
}

export function buttonsOf({
  components,
}: Pick<BotMessage, 'components'>): { readonly label: string; readonly action: string }[] {
  return components.flatMap(function buttons(
    component: Json,
  ): { readonly label: string; readonly action: string }[] {
    const inner = (component['components'] ?? []) as readonly Json[];
    return component['type'] === 2
      ? [{ label: String(component['label']), action: String(component['custom_id']) }]
      : inner.flatMap(buttons);
  });
}
