/** One endpoint, asked politely: so many requests at a time, each within its time, repeated where that helps, and left alone when down. */
import type OpenAI from 'openai';
import type { Usage } from '../language-model.ts';
import { endpointUrl } from './base-url.ts';
import { createBreaker } from './breaker.ts';
import { createClient } from './client.ts';
import { type ModelClock, pause, realClock } from './clock.ts';
import { type Failure, ModelError } from './failures.ts';
import { createSlots } from './slots.ts';
import { failureFromError } from './thrown.ts';

export interface EndpointOptions {
  /** OpenAI's own unless said; a pasted ".../v1/chat/completions" is understood. */
  readonly baseUrl?: string | undefined;
  /** None for most local endpoints. */
  readonly key?: string | undefined;
  /** For everything about one task: waiting, repeating, reading. */
  readonly timeoutMs: number;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly clock?: ModelClock | undefined;
}

export interface Tally {
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

export interface Asking {
  readonly signal: AbortSignal;
  readonly tally: Tally;
  /** Makes a request and reads it to its end; rejects with a ModelError. */
  send<Value>(request: (client: OpenAI, signal: AbortSignal) => Promise<Value>): Promise<Value>;
}

export type Asked<Value> = { readonly usage: Usage } & (
  | { readonly type: 'done'; readonly value: Value }
  | ({ readonly type: 'failed' } & Pick<Failure, 'reason' | 'says' | 'retryAfterMs'>)
);

export interface Endpoint {
  readonly host: string;
  ask<Value>(work: (asking: Asking) => Promise<Value>, signal?: AbortSignal): Promise<Asked<Value>>;
}

const AT_ONCE = 4;
const MOST_REPEATS = 2;
const FIRST_PAUSE_MS = 500;

export function createEndpoint(options: EndpointOptions, mostBytes: number): Endpoint {
  const clock = options.clock ?? realClock;
  const url = endpointUrl(options.baseUrl);
  const host = url?.host ?? 'OPENAI_BASE_URL';
  const breaker = createBreaker(clock);
  const slots = createSlots(AT_ONCE);
  let client: Promise<OpenAI> | undefined;

  async function send<Value>(
    request: (client: OpenAI, signal: AbortSignal) => Promise<Value>,
    { signal, tally, deadline }: { signal: AbortSignal; tally: Tally; deadline: number },
  ): Promise<Value> {
    if (!url) throw new ModelError({ reason: 'unreachable', says: 'OPENAI_BASE_URL is no web address' });
    client ??= createClient({ url, key: options.key, fetch: options.fetch, clock, mostBytes });
    for (let repeats = 0; ; repeats += 1) {
      try {
        const ready = await client;
        signal.throwIfAborted();
        tally.calls += 1;
        return await request(ready, signal);
      } catch (error) {
        signal.throwIfAborted();
        const failure = failureFromError(error, host);
        const backoff = FIRST_PAUSE_MS * 2 ** repeats * (1 + Math.random() / 4);
        const waitMs = Math.max(failure.retryAfterMs ?? 0, backoff);
        if (failure.again !== true || repeats >= MOST_REPEATS || clock.now() + waitMs >= deadline) {
          throw new ModelError(failure.retryAfterMs === undefined ? failure : { ...failure, reason: 'busy' });
        }
        await pause(clock, waitMs, signal);
      }
    }
  }

  async function within<Value>(
    work: (asking: Asking) => Promise<Value>,
    tally: Tally,
    caller: AbortSignal | undefined,
  ): Promise<Value> {
    const end = new AbortController();
    const deadline = clock.now() + options.timeoutMs;
    let waiting = true;
    const cancelTimer = clock.after(options.timeoutMs, () => {
      const within = `within ${options.timeoutMs / 1000} s`;
      end.abort(
        new ModelError(
          waiting
            ? { reason: 'busy', says: `no turn at ${host} ${within}, so much was before it`, unasked: true }
            : { reason: 'slow', says: `no whole reply from ${host} ${within}` },
        ),
      );
    });
    const cancel = (): void => end.abort(new ModelError({ reason: 'cancelled', says: 'cancelled' }));
    if (caller?.aborted === true) cancel();
    caller?.addEventListener('abort', cancel, { once: true });
    const { signal } = end;
    let release = (): void => {};
    try {
      release = await slots.take(signal);
      waiting = false;
      const asking: Asking = {
        signal,
        tally,
        send: (request) => send(request, { signal, tally, deadline }),
      };
      return await orAborted(work(asking), signal);
    } finally {
      cancelTimer();
      caller?.removeEventListener('abort', cancel);
      // What is still under way has no reader any more.
      end.abort(new ModelError({ reason: 'cancelled', says: 'cancelled' }));
      release();
    }
  }

  return {
    host,
    async ask(work, caller) {
      const tally: Tally = { calls: 0, inputTokens: 0, outputTokens: 0 };
      const refusal = breaker.refusal();
      if (refusal) return told(refusal, tally);
      try {
        const value = await within(work, tally, caller);
        breaker.ended(undefined);
        return { type: 'done', value, usage: { ...tally } };
      } catch (error) {
        const failure = failureFromError(error, host);
        breaker.ended(failure);
        return told(failure, tally);
      }
    },
  };

  function told<Value>({ reason, says, retryAfterMs }: Failure, tally: Tally): Asked<Value> {
    // An endpoint may repeat what it was sent.
    const safe = options.key ? says.replaceAll(options.key, '***') : says;
    const after = retryAfterMs === undefined ? {} : { retryAfterMs };
    return { type: 'failed', reason, says: safe, usage: { ...tally }, ...after };
  }
}

/** Settles at once when aborted, whatever the work does about it. */
function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject);
  });
}
