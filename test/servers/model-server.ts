/**
 * A loopback endpoint that plays OpenAI's chat completions, models and embeddings, or what another makes of them, and is as strict
 * as the real one. Its model fills in whatever JSON Schema it is sent, unless told what to say.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendCompletion, tokens } from './model/completions.ts';
import { type DialectName, dialects, type ServerDialect } from './model/dialects.ts';
import { embedWords } from './model/embed.ts';
import { fillSchema } from './model/fill-schema.ts';
import { type ModelReply, type ModelRequest, readRequest } from './model/requests.ts';

export type { DialectName, ModelReply, ModelRequest };

export interface ModelServerOptions extends Partial<Omit<ServerDialect, 'error' | 'unknownModel'>> {
  /** Whose ways it has; OpenAI's unless said. The other options overrule them. */
  readonly dialect?: DialectName;
  /** The only key that is accepted; "sk-test" unless said where the dialect needs one, any otherwise. */
  readonly key?: string;
  /** One, "test-model", unless said. */
  readonly models?: readonly string[];
  /** What the model says; a value of the schema that was sent unless told. `count` is that of the chat requests before. */
  readonly reply?: (request: ModelRequest, count: number) => ModelReply;
}

export interface ModelServer {
  /** Ends in /v1. */
  readonly baseUrl: string;
  /** All that came, in order. */
  readonly requests: readonly ModelRequest[];
  /** Resolves once so many requests have come. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const dialect: ServerDialect = { ...dialects[options.dialect ?? 'openai'], ...options };
  const models = options.models ?? ['test-model'];
  const key = options.key ?? (dialect.needsKey ? 'sk-test' : undefined);
  const requests: ModelRequest[] = [];
  const awaited: { readonly count: number; readonly resolve: () => void }[] = [];
  let chats = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const read = readRequest(path, request.headers, await bodyOf(request));
    requests.push(read);
    for (const { count, resolve } of awaited) if (requests.length >= count) resolve();
    if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
      const shown = (request.headers.authorization ?? '').replace('Bearer ', '');
      const message = `Incorrect API key provided: ${shown}. You can find your API key at https://platform.openai.com.`;
      return refuse(response, 401, message, { code: 'invalid_api_key' });
    }
    const route = `${request.method} ${path}`;
    if (route === 'GET /v1/models') {
      const data = models.map((id) => ({ id, object: 'model', created: 1, owned_by: dialect.ownedBy }));
      return sendJson(response, 200, { object: 'list', data });
    }
    if (route === 'POST /v1/embeddings') return embed(response, read);
    if (route === 'POST /v1/chat/completions') return chat(response, read);
    // LM Studio is content with an error.
    response.writeHead(options.dialect === 'lm-studio' ? 200 : 404, {
      'content-type': dialect.notFound.type,
    });
    response.end(dialect.notFound.body);
  }

  function chat(response: ServerResponse, request: ModelRequest): void {
    const { body, format } = request;
    const stranger = Object.keys(body).find(
      (name) => dialect.refuses.includes(name) || dialect.knows?.has(name) === false,
    );
    if (stranger !== undefined) {
      const instead = stranger === 'max_tokens' ? " Use 'max_completion_tokens' instead." : '';
      const message = `Unsupported parameter: '${stranger}' is not supported with this model.${instead}`;
      return refuse(response, 400, message, { param: stranger, code: 'unsupported_parameter' });
    }
    if (unknownModel(response, body['model'])) return;
    if (dialect.refusesFormats.includes(format)) {
      const message = `Invalid parameter: 'response_format' of type '${format}' is not supported with this model.`;
      return refuse(response, 400, message, { param: 'response_format' });
    }
    if (format === 'json_object' && !/json/iu.test(request.instructions + request.material)) {
      const message =
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
      return refuse(response, 400, message, { param: 'messages' });
    }
    const seen: ModelRequest = dialect.ignoresFormat ? { ...request, format: 'plain' } : request;
    const reply = options.reply?.(seen, chats) ?? usual(seen);
    chats += 1;
    if (typeof reply === 'string') return sendCompletion(response, request, { content: reply }, dialect);
    if ('content' in reply) return sendCompletion(response, request, reply, dialect);
    if (reply.hang === 'at-once') return;
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
    if (reply.hang === 'after-headers') return response.flushHeaders();
    response.end(reply.body ?? '');
  }

  /** One that is told no schema, or passes over it, chats. */
  function usual({ schema, format, body, instructions }: ModelRequest): string {
    const overlooked = format === 'plain' && body['response_format'] !== undefined;
    const isTold = instructions.includes(JSON.stringify(schema));
    if (schema === undefined || (overlooked && !isTold)) return 'Gladly! What shall it be?';
    return JSON.stringify(fillSchema(schema));
  }

  function embed(response: ServerResponse, { body }: ModelRequest): void {
    if (unknownModel(response, body['model'])) return;
    const input: unknown[] = Array.isArray(body['input']) ? body['input'] : [body['input']];
    if (input.some((text) => typeof text !== 'string' || text === '')) {
      return refuse(response, 400, "'$.input' is invalid. Please check the API reference.", {});
    }
    const used = tokens(input.join(''));
    sendJson(response, 200, {
      object: 'list',
      model: body['model'],
      data: input.map((text, index) => ({ object: 'embedding', index, embedding: embedWords(String(text)) })),
      usage: { prompt_tokens: used, total_tokens: used },
    });
  }

  function unknownModel(response: ServerResponse, model: unknown): boolean {
    if (dialect.takesAnyModel || models.includes(String(model))) return false;
    const { status, message } = dialect.unknownModel(String(model));
    refuse(response, status, message, { code: 'model_not_found' });
    return true;
  }

  function refuse(
    response: ServerResponse,
    status: number,
    message: string,
    detail: { readonly param?: string; readonly code?: string },
  ): void {
    sendJson(response, status, dialect.error(status, message, detail));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    received: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else awaited.push({ count, resolve });
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString());
}
