/** What an endpoint's refusals mean, whichever of the many shapes they come in. */
import type { ModelFailure } from '../language-model.ts';
import { readRetryAfter } from './retry-after.ts';

export interface Failure {
  readonly reason: ModelFailure;
  /** In a line; holds no key. */
  readonly says: string;
  readonly retryAfterMs?: number;
  /** Whether the same request may fare better at once. */
  readonly again?: boolean;
  /** What was refused, in the endpoint's words, where the request itself may be at fault. */
  readonly refused?: string;
  /** Says nothing of the endpoint: it was not asked. */
  readonly unasked?: boolean;
}

export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.says);
    this.failure = failure;
  }
}

const MOST_QUOTED = 200;
const noCredit = /insufficient_quota|insufficient credits|billing|exceeded your current quota/iu;
const noSuchModel =
  /model_not_found|not a valid model|(?:invalid|unknown) model|models?\b.{0,200}(?:not found|does not exist|not exist)/isu;
const badKey = /(?:api[ _]key|token)\b.{0,20}(?:not valid|invalid)|(?:invalid|incorrect)[ _]api[ _]key/iu;
const noSuchAddress = /unexpected endpoint|invalid url/iu;
const flagged = /content_filter|content_policy|content management policy|moderation|flagged|guardrail/iu;

/** An answer whose status is not 2xx; `body` is what came with it. */
export function failureOf(
  host: string,
  status: number,
  body: string,
  headers: Headers,
  nowMs: number,
): Failure {
  const retryAfterMs = readRetryAfter(headers, nowMs);
  const after = retryAfterMs === undefined ? {} : { retryAfterMs };
  const message = messageIn(body);
  const said = message === '' ? `${host} answers ${status}` : `${host} answers ${status}: ${message}`;
  const isPage = looksLikeHtml(body);
  switch (status) {
    case 401:
      return { reason: 'unauthorized', says: `${host} refuses the key (401)` };
    case 402:
      return { reason: 'busy', says: `${host} wants credit (402)`, ...after };
    case 403:
      return flagged.test(body)
        ? { reason: 'declined', says: said }
        : { reason: 'unauthorized', says: `${host} refuses access (403)` };
    case 429:
      return noCredit.test(body)
        ? { reason: 'busy', says: `${host} says that the credit is used up (429)`, ...after }
        : { reason: 'busy', says: `${host} has too many requests (429)`, again: true, ...after };
    case 408:
    case 504:
    case 524:
      return { reason: 'slow', says: said, again: true, ...after };
    case 502:
      return { reason: 'unreachable', says: said, again: true, ...after };
    case 503:
    case 529:
      return { reason: 'busy', says: said, again: true, ...after };
    default:
  }
  if (status >= 300 && status < 400) {
    const target = URL.parse(headers.get('location') ?? '');
    const where = target ? ` to ${target.host}` : '';
    return {
      reason: 'unreachable',
      says: `${host} redirects${where}; set OPENAI_BASE_URL to where it leads`,
    };
  }
  if (status === 409) return { reason: 'failed', says: said, again: true, ...after };
  // Some say 500 or 501 to what they cannot do: trying the same again is no use, another form may be.
  if (status === 501) return { reason: 'failed', says: said, refused: body };
  if (status >= 500) return { reason: 'failed', says: said, again: true, refused: body, ...after };
  if (flagged.test(body)) return { reason: 'declined', says: said };
  // Google's says so with 400.
  if (badKey.test(body)) return { reason: 'unauthorized', says: `${host} refuses the key (${status})` };
  if (!isPage && noSuchModel.test(body)) return { reason: 'unknown-model', says: said };
  if (status === 404 || status === 405 || noSuchAddress.test(body)) {
    // "No endpoints found that support the requested parameters" is a refusal of the request, not of the address.
    return { reason: 'unreachable', says: `${host} has no such endpoint`, refused: body };
  }
  return { reason: 'failed', says: said, refused: body };
}

export function looksLikeHtml(body: string): boolean {
  return /^\s{0,100}<(?:!doctype|html|head|body)/iu.test(body);
}

/** The words of an error, in a line: {"error":{"message"}}, {"error":"…"}, {"message"}, {"detail"}, or plain text. */
export function messageIn(body: string): string {
  if (looksLikeHtml(body)) return 'a web page';
  let value: unknown = body;
  try {
    value = JSON.parse(body);
  } catch {
    // Plain text.
  }
  if (Array.isArray(value)) [value] = value;
  for (const key of ['error', 'message', 'detail']) {
    if (isRecord(value) && value[key] !== undefined && value[key] !== null) value = value[key];
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text
    .slice(0, 4 * MOST_QUOTED)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\.$/u, '');
  return line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)}…` : line;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
