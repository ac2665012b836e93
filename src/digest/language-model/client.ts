/** The openai package, held to one address, one key and one request at a time. */
import type OpenAI from 'openai';
import type { ModelClock } from './clock.ts';
import { failureOf, ModelError } from './failures.ts';

export interface ClientOptions {
  readonly url: URL;
  readonly key?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly clock: ModelClock;
  readonly mostBytes: number;
}

/** The package adds what it finds in the environment and on this machine; no endpoint needs more than these. */
const sent = ['accept', 'authorization', 'content-type', 'user-agent'];
const NO_KEY = 'none';
const MOST_ERROR_BYTES = 64 * 1024;

/** Loaded where a model is first asked: nobody without one pays for it. */
export async function createClient(options: ClientOptions): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  return new OpenAI({
    baseURL: options.url.href,
    apiKey: options.key ?? NO_KEY,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    // The deadline is kept by whoever asks; the package's would start anew at every request.
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
    fetch: guarded(options),
  });
}

/** Follows no redirect, which would take the key along, reads so many bytes and no more, and throws what is refused. */
function guarded({ url, key, fetch = globalThis.fetch, clock, mostBytes }: ClientOptions): typeof fetch {
  return async (input, init) => {
    const given = new Headers(init?.headers);
    const headers = new Headers();
    for (const name of sent) {
      const value = given.get(name);
      if (value !== null && (key !== undefined || name !== 'authorization')) headers.set(name, value);
    }
    const response = await fetch(input, { ...init, headers, redirect: 'manual' });
    if (!response.ok) {
      const body = await readSome(response, MOST_ERROR_BYTES);
      throw new ModelError(failureOf(url.host, response.status, body, response.headers, clock.now()));
    }
    const body = response.body?.pipeThrough(bounded(url.host, mostBytes)) ?? null;
    return new Response(body, { status: 200, headers: response.headers });
  };
}

function bounded(host: string, mostBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes <= mostBytes) return controller.enqueue(chunk);
      const says = `${host} sends more than ${mostBytes / 1_000_000} MB`;
      controller.error(new ModelError({ reason: 'unreadable', says }));
    },
  });
}

async function readSome(response: Response, mostBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > mostBytes) break;
  }
  return text;
}
