/** Reads what answers a request for a chat completion, as a stream or at once, whatever it is. */
import type OpenAI from 'openai';
import { z } from 'zod';
import type { Bill } from './bill.ts';
import { type Failure, isRecord, looksLikeHtml, ModelError } from './failures.ts';
import { failureOfValue } from './thrown.ts';

export interface Reply {
  readonly text: string;
  /** Why it ended; undefined for a stream that doesn't say, as when it breaks off. */
  readonly finish: string | undefined;
  readonly refused: boolean;
}

export interface ReadingOptions {
  readonly host: string;
  readonly client: OpenAI;
  readonly signal: AbortSignal;
  readonly bill: Bill;
  readonly onText?: ((soFar: string) => void) | undefined;
}

const message = z.object({
  content: z
    .union([z.string(), z.array(z.object({ text: z.string().catch('') }).catch({ text: '' }))])
    .nullish()
    .catch(undefined),
  refusal: z.string().nullish().catch(undefined),
});

/** A completion, or a chunk of a streamed one. */
const completion = z.object({
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish().catch(undefined),
      message: message.nullish().catch(undefined),
      delta: message.nullish().catch(undefined),
    }),
  ),
  usage: z
    .object({ prompt_tokens: z.number().min(0), completion_tokens: z.number().min(0) })
    .nullish()
    .catch(undefined),
});

/** Rejects with a ModelError, or with what the connection or the package throws. */
export async function readReply(response: Response, options: ReadingOptions): Promise<Reply> {
  if (response.headers.get('content-type')?.includes('text/event-stream') === true) {
    return readStream(response, options);
  }
  const body = await response.text();
  if (/^(?:data|event|id|retry)?:/u.test(body)) return readStream(new Response(body), options);
  return readWhole(body, options);
}

function readWhole(body: string, options: ReadingOptions): Reply {
  const { host } = options;
  if (looksLikeHtml(body)) throw noEndpoint(host, 'a web page');
  if (body.trim() === '') throw noEndpoint(host, 'nothing');
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw noEndpoint(host, 'no JSON');
  }
  throwIfError(value, host);
  const { success, data } = completion.safeParse(value);
  if (!success) throw noEndpoint(host, 'something else than a completion');
  const [choice] = data.choices;
  const { content, refusal } = choice?.message ?? {};
  const text = textOf(content);
  options.bill.received(text.length);
  if (data.usage) options.bill.settle(data.usage.prompt_tokens, data.usage.completion_tokens);
  if (text !== '') options.onText?.(text);
  return { text, finish: choice?.finish_reason ?? 'stop', refused: Boolean(refusal) };
}

async function readStream(response: Response, options: ReadingOptions): Promise<Reply> {
  const { Stream } = await import('openai/streaming');
  const { host, bill, client, signal } = options;
  const events = Stream.fromSSEResponse<unknown>(response, new AbortController(), client);
  let text = '';
  let finish: string | undefined;
  let refused = false;
  for await (const event of events) {
    signal.throwIfAborted();
    throwIfError(event, host);
    const { success, data } = completion.safeParse(event);
    // Some send events of their own between.
    if (!success) continue;
    const [choice] = data.choices;
    const { content, refusal } = choice?.delta ?? choice?.message ?? {};
    const more = textOf(content);
    if (more !== '') {
      text += more;
      bill.received(text.length);
      options.onText?.(text);
    }
    if (refusal) refused = true;
    finish = choice?.finish_reason ?? finish;
    if (data.usage) bill.settle(data.usage.prompt_tokens, data.usage.completion_tokens);
  }
  signal.throwIfAborted();
  return { text, finish, refused };
}

function textOf(content: string | readonly { readonly text: string }[] | null | undefined): string {
  return typeof content === 'string' ? content : (content ?? []).map(({ text }) => text).join('');
}

/** {"error": …} by OpenRouter, {"object": "error", …} by vLLM, both with status 200. */
function throwIfError(value: unknown, host: string): void {
  if (!isRecord(value)) return;
  if (value['error'] !== undefined && value['error'] !== null) {
    throw new ModelError(failureOfValue(value['error'], host));
  }
  if (value['object'] === 'error') throw new ModelError(failureOfValue(value, host));
}

function noEndpoint(host: string, what: string): ModelError {
  const failure: Failure = { reason: 'unreachable', says: `${host} answers with ${what}` };
  return new ModelError(failure);
}
