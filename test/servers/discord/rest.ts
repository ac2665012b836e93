/** The loopback REST API: the routes that a bot without privileged intents uses, as strict as Discord's. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readMultipart, type SentFile } from '../multipart.ts';
import type { Watch } from '../watch.ts';
import { checkFiles, checkLimits } from './limits.ts';
import { documentCheck } from './openapi.ts';
import { APPLICATION, BOT, CHANNEL, DIRECT, FORUM, GUILD, messageOf } from './payloads.ts';
import type { BotMessage, Callback, Failure, Json, Request } from './types.ts';

const EPHEMERAL = 64;

/** What an interaction's token may still be used for. */
interface Interaction {
  readonly channel: string;
  /** The one that was pressed, else the answer once it is deferred. */
  original: BotMessage | undefined;
  ephemeral: boolean;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Rest {
  readonly handle: RequestListener;
  readonly requests: readonly Request[];
  readonly sent: readonly BotMessage[];
  readonly callbacks: readonly Callback[];
  readonly refusals: readonly string[];
  readonly failures: Failure[];
  readonly guilds: Json[];
  readonly grants: Map<string, Json[]>;
  newId(): string;
  /** An interaction that somebody began. */
  begin(id: string, channel: string, message?: BotMessage): void;
}

export function createRest(options: {
  readonly token: () => string | undefined;
  readonly url: () => string;
  readonly watch: Watch;
}): Rest {
  const { token, url, watch } = options;
  const requests: Request[] = [];
  const sent: BotMessage[] = [];
  const callbacks: Callback[] = [];
  const refusals: string[] = [];
  const failures: Failure[] = [];
  const grants = new Map<string, Json[]>();
  const interactions = new Map<string, Interaction>();
  const byNonce = new Map<string, Json>();
  const threads = new Set<string>();
  const deleted = new Set<string>();
  const checkDocument = documentCheck();
  let commands: Json[] = [];
  /** Of the request that is being answered. */
  let received: readonly SentFile[] = [];
  let nextId = 4_000_000_000_000_000_000n;
  /** Those that the bot is in. */
  const guilds: Json[] = [{ id: GUILD, name: 'A server' }];
  const newId = (): string => String((nextId += 1n));

  function show(message: BotMessage): Json {
    sent.push(message);
    watch.changed();
    const { id, channel, components, body } = message;
    return messageOf(id, channel, BOT, {
      components,
      content: body['content'] ?? '',
      flags: body['flags'] ?? 0,
    });
  }

  function newMessage(channel: string, body: Json, ephemeral: boolean, id = newId()): Json {
    return show({ id, channel, ephemeral, components: componentsOf(body), body, files: received });
  }

  const routes: readonly (readonly [RegExp, (parts: readonly string[], body: Json) => Answer])[] = [
    [/^GET \/users\/@me$/u, () => ok(BOT)],
    [/^GET \/users\/@me\/guilds$/u, () => ok(guilds)],
    [
      /^GET \/gateway\/bot$/u,
      () => ok({ url: url().replace('http', 'ws'), shards: 1, session_start_limit: STARTS }),
    ],
    [
      new RegExp(`^PUT /applications/${APPLICATION}/commands$`, 'u'),
      (_, body) => {
        const set = Object.values(body) as readonly Json[];
        commands = set.map((command, index) => commandOf(command, index));
        return ok(commands);
      },
    ],
    [new RegExp(`^GET /applications/${APPLICATION}/commands$`, 'u'), () => ok(commands)],
    [
      new RegExp(`^GET /applications/${APPLICATION}/guilds/(\\d+)/commands/permissions$`, 'u'),
      ([guild]) =>
        ok(
          [...grants].map(([name, permissions]) => ({
            id: commands.find((command) => command['name'] === name)?.['id'],
            application_id: APPLICATION,
            guild_id: guild,
            permissions,
          })),
        ),
    ],
    [/^POST \/interactions\/(\d+)\/[^/]+\/callback$/u, ([id = ''], body) => acknowledge(id, body)],
    [new RegExp(`^POST /webhooks/${APPLICATION}/i(\\d+)$`, 'u'), ([id = ''], body) => followUp(id, body)],
    [
      new RegExp(`^(PATCH|DELETE) /webhooks/${APPLICATION}/i(\\d+)/messages/@original$`, 'u'),
      ([method, id = ''], body) => (method === 'PATCH' ? edit(id, body) : remove(id)),
    ],
    [/^POST \/users\/@me\/channels$/u, () => ok({ id: DIRECT, type: 1 })],
    [/^DELETE \/users\/@me\/guilds\/\d+$/u, () => ({ status: 204 })],
    [/^POST \/channels\/\d+\/typing$/u, () => ({ status: 204 })],
    [
      /^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/u,
      ([channel = '', id = ''], body) => thread(channel, id, body),
    ],
    [/^POST \/channels\/(\d+)\/threads$/u, ([channel = ''], body) => post(channel, body)],
    [
      /^POST \/channels\/(\d+)\/messages$/u,
      ([channel = ''], body) => {
        if (channel === FORUM) return refuse(400, 50008, 'Cannot send messages in a non-text channel');
        const nonce = body['enforce_nonce'] === true ? `${channel} ${String(body['nonce'])}` : undefined;
        const message = (nonce !== undefined && byNonce.get(nonce)) || newMessage(channel, body, false);
        if (nonce !== undefined) byNonce.set(nonce, message);
        return ok(message);
      },
    ],
    [
      /^(PATCH|DELETE) \/channels\/(\d+)\/messages\/(\d+)$/u,
      ([method, channel = '', id = ''], body) => {
        if (deleted.has(id) || !sent.some((one) => one.id === id && one.channel === channel))
          return refuse(404, 10008, 'Unknown Message');
        if (method === 'PATCH') return ok(newMessage(channel, body, false, id));
        deleted.add(id);
        return { status: 204 };
      },
    ],
  ];

  function acknowledge(id: string, body: Json): Answer {
    const interaction = interactions.get(id);
    if (!interaction) return refuse(404, 10062, 'Unknown interaction');
    if (callbacks.some((one) => one.interaction === id))
      return refuse(400, 40060, 'Interaction has already been acknowledged.');
    const data = (body['data'] ?? {}) as Json;
    if (body['type'] === 5) {
      interaction.ephemeral = (Number(data['flags'] ?? 0) & EPHEMERAL) !== 0;
      const { channel, ephemeral } = interaction;
      interaction.original = { id: newId(), channel, ephemeral, components: [], body: {}, files: [] };
    }
    callbacks.push({ interaction: id, type: Number(body['type']), data });
    watch.changed();
    return { status: 204 };
  }

  function edit(id: string, body: Json): Answer {
    const interaction = interactions.get(id);
    if (!interaction?.original) return refuse(404, 10008, 'Unknown Message');
    const message = { ...interaction.original, components: componentsOf(body), body, files: received };
    interaction.original = message;
    return ok(show(message));
  }

  function remove(id: string): Answer {
    const interaction = interactions.get(id);
    if (!interaction?.original) return refuse(404, 10008, 'Unknown Message');
    interaction.original = undefined;
    return { status: 204 };
  }

  function followUp(id: string, body: Json): Answer {
    const interaction = interactions.get(id);
    if (!interaction) return refuse(404, 10015, 'Unknown Webhook');
    return ok(newMessage(interaction.channel, body, (Number(body['flags'] ?? 0) & EPHEMERAL) !== 0));
  }

  /** A thread from a message has its id, and is the only one. */
  function thread(channel: string, id: string, body: Json): Answer {
    if (threads.has(id)) return refuse(400, 160004, 'A thread has already been created for this message');
    threads.add(id);
    return ok({ id, type: 11, name: body['name'], parent_id: channel });
  }

  /** A forum's post: a thread with its first message, which has the same id. */
  function post(channel: string, body: Json): Answer {
    if (channel === FORUM && !Array.isArray(body['applied_tags']))
      return refuse(400, 40067, 'A tag is required to create a forum post in this channel');
    const id = newId();
    const message = newMessage(id, (body['message'] ?? {}) as Json, false, id);
    return ok({ id, type: 11, name: body['name'], parent_id: channel, message });
  }

  function answer(method: string, path: string, body: Json): Answer {
    for (const [pattern, act] of routes) {
      const found = pattern.exec(`${method} ${path}`);
      if (found) return act(found.slice(1), body);
    }
    return refuse(404, 0, `no ${method} ${path} here`);
  }

  /** What Discord would refuse is refused, and told to the test. */
  function strict(method: string, path: string, body: Json, files: readonly SentFile[]): Answer {
    const wrong =
      checkDocument(method, path, body) ?? checkLimits(method, path, body) ?? checkFiles(body, files);
    if (wrong === undefined) {
      received = files;
      return answer(method, path, body);
    }
    refusals.push(`${method} ${path}: ${wrong}`);
    watch.changed();
    return refuse(400, 50035, `Invalid Form Body: ${wrong}`);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const form = await readMultipart(request, bytes);
    const text = form?.fields['payload_json'] ?? bytes.toString('utf8');
    const body = text === '' ? {} : (JSON.parse(text) as Json);
    const method = request.method ?? '';
    const path = decodeURIComponent(request.url ?? '')
      .replace(/^\/api\/v10/u, '')
      .replace(/\?.*$/u, '');
    requests.push({ method, path, body });
    watch.changed();
    const free = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
    if (!free && request.headers.authorization !== `Bot ${token()}`)
      return send(response, refuse(401, 0, '401: Unauthorized'));
    const failure = takeFailure(`${method} ${path}`);
    if (failure?.answer === 'never') return;
    if (failure && !failure.answer) return send(response, failed(failure));
    const result = strict(method, path, body, form?.files ?? []);
    if (failure?.answer === 'lost') response.destroy();
    else send(response, result);
  }

  function takeFailure(call: string): Failure | undefined {
    const index = failures.findIndex(({ route = /^POST \/channels\/\d+\/(?:messages|threads)$/u }) =>
      route.test(call),
    );
    return index < 0 ? undefined : failures.splice(index, 1)[0];
  }

  return {
    handle: (request, response) => void handle(request, response),
    requests,
    sent,
    callbacks,
    refusals,
    failures,
    guilds,
    grants,
    newId,
    begin: (id, channel = CHANNEL, message = undefined) =>
      void interactions.set(id, { channel, original: message, ephemeral: message?.ephemeral ?? false }),
  };
}

const STARTS = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 };

function componentsOf(body: Json): readonly Json[] {
  return (body['components'] ?? []) as readonly Json[];
}

function commandOf(command: Json, index: number): Json {
  return {
    ...command,
    id: String(7_000_000_000_000_000_000n + BigInt(index)),
    application_id: APPLICATION,
    version: '1',
  };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function refuse(status: number, code: number, message: string): Answer {
  return { status, body: { code, message } };
}

function failed({ status = 500, code = 0, message = 'Failed', retryAfter }: Failure): Answer {
  if (retryAfter === undefined) return refuse(status, code, message);
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global: false },
    headers: { 'retry-after': String(retryAfter), 'x-ratelimit-scope': 'shared' },
  };
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, {
    ...headers,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
