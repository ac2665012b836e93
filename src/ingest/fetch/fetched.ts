/** What became of a request, in words that a log and `brevier feeds list` can show. */
import type { Headers } from 'undici';
import { PrivateAddressError } from './public-addresses.ts';

export interface FetchRequest {
  readonly accept?: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export type Fetched =
  | {
      readonly type: 'body';
      /** Where it was found, after redirects. */
      readonly url: string;
      /** Decompressed. */
      readonly bytes: Uint8Array;
      readonly contentType: string | undefined;
      readonly etag: string | undefined;
      readonly lastModified: string | undefined;
      /** For how long the server says that it stays as it is. */
      readonly freshMs: number | undefined;
    }
  | { readonly type: 'not-modified'; readonly freshMs?: number }
  | {
      readonly type: 'failed';
      /** "gone" and "not-found" are the server's word; "private-address", "timeout" and the like are ours. */
      readonly code: string;
      readonly reason: string;
      readonly retryAfterMs?: number;
    };

const SECOND_MS = 1_000;
const LONGEST_WAIT_MS = 7 * 24 * 3_600 * SECOND_MS;

/** From Cache-Control's max-age. */
export function cacheMs(headers: Headers): number | undefined {
  const control = headers.get('cache-control') ?? '';
  const seconds = /\bmax-age=(\d{1,9})/iu.exec(control)?.[1];
  return seconds === undefined || /\bno-(?:cache|store)\b/iu.test(control)
    ? undefined
    : Math.min(Number(seconds) * SECOND_MS, LONGEST_WAIT_MS);
}

export function refusedStatus(status: number, headers: Headers): Fetched {
  const retryAfterMs = readRetryAfter(headers.get('retry-after'));
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 410) return { type: 'failed', code: 'gone', reason: 'is gone for good (410)' };
  if (status === 404) return { type: 'failed', code: 'not-found', reason: 'is not there (404)' };
  if (status === 429)
    return { type: 'failed', code: 'busy', reason: 'asks for fewer requests (429)', ...wait };
  if (status >= 500)
    return { type: 'failed', code: 'server', reason: `fails at its server (${status})`, ...wait };
  return { type: 'failed', code: 'status', reason: `answers ${status}` };
}

/** Seconds or a date. */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d{1,9}$/u.test(value.trim()) ? Number(value) * SECOND_MS : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}

/** undici wraps what happened in "fetch failed". */
export function refusedError(error: unknown): Fetched {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const names = [error, cause].map((one) => (one instanceof Error ? one.name : ''));
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const failed = (kind: string, reason: string): Fetched => ({ type: 'failed', code: kind, reason });
  if (cause instanceof PrivateAddressError) return failed('private-address', cause.message);
  if (names.includes('TimeoutError') || /TIMEOUT|TIMEDOUT/u.test(code))
    return failed('timeout', 'gives no answer in time');
  if (names.includes('AbortError')) return failed('stopped', 'was stopped');
  if (/^(?:ENOTFOUND|ENODATA|ESERVFAIL|EREFUSED|EAI_)/u.test(code))
    return failed('name', 'has a host name that is not known (is there a network?)');
  if (/^(?:ECONN|EHOST|ENET|UND_ERR_SOCKET|EPIPE)/u.test(code))
    return failed('connection', `cannot be reached (${code})`);
  if (/CERT|SSL|TLS/u.test(code)) return failed('certificate', `has a bad certificate (${code})`);
  if (/^Z_|HPE_/u.test(code)) return failed('broken', `sends what is broken (${code})`);
  return failed('failed', cause instanceof Error ? cause.message.slice(0, 200) : 'failed');
}
