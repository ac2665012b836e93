/** What was thrown, by the openai package, by fetch or by us, as a failure. */
import { failureOf, type Failure, isRecord, ModelError } from './failures.ts';

export function failureFromError(error: unknown, host: string): Failure {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof ModelError) return cause.failure;
    // The event of a stream, or a status 200, that holds an error.
    if ('error' in cause && cause.error !== undefined) return failureOfValue(cause.error, host);
  }
  if (error instanceof SyntaxError) return { reason: 'unreadable', says: `${host} sends no JSON` };
  // Whatever fails on the way has a cause; what has none failed here, before anything was sent.
  if (error instanceof Error && error.cause === undefined) {
    return { reason: 'failed', says: `cannot ask ${host}: ${error.message}` };
  }
  const codes = causeCodes(error);
  if (codes.some((code) => /^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/u.test(code))) {
    return { reason: 'slow', says: `no whole reply from ${host}`, again: true };
  }
  const code = codes[0];
  const why = code === undefined ? '' : ` (${code})`;
  const brokenOff = codes.some((code) => /^(?:UND_ERR_SOCKET|ECONNRESET|EPIPE)$/u.test(code));
  const says = brokenOff ? `${host} broke off${why}` : `${host} cannot be reached${why}`;
  return { reason: 'unreachable', says, again: true };
}

/** An error that came with status 200: with a status in its code, or only in words. */
export function failureOfValue(value: unknown, host: string): Failure {
  const code = isRecord(value) ? Number(value['code'] ?? value['status']) : NaN;
  const status = Number.isInteger(code) && code >= 400 && code < 600 ? code : 400;
  return failureOf(host, status, JSON.stringify({ error: value }), new Headers(), 0);
}

/** Of the innermost first: "ECONNREFUSED" says more than "fetch failed". */
function causeCodes(error: unknown): string[] {
  const codes: string[] = [];
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const inner = cause instanceof AggregateError ? cause.errors[0] : cause;
    if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string')
      codes.unshift(inner.code);
  }
  return codes;
}
