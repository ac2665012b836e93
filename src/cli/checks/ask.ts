/** One question to a service, for `brevier init` and `brevier doctor`. */
import { BrevierError } from '../../model.ts';

export interface Answered {
  readonly status: number;
  /** Undefined where it is no JSON. */
  readonly json: unknown;
  /** By how much its clock is ahead of this machine's; undefined where it doesn't tell. */
  readonly aheadMs: number | undefined;
}

/** What a service says of a token, a key or an address. */
export type Checked<Good> =
  | ({ readonly type: 'good'; readonly aheadMs: number | undefined } & Good)
  /** It will not do, and what would. */
  | { readonly type: 'refused'; readonly says: string }
  /** It could not be asked. */
  | { readonly type: 'unknown'; readonly says: string };

const TIMEOUT_MS = 10_000;
const REDIRECT = 300;

/** Rejects with a BrevierError that never holds the address: a token may be in it. */
export async function ask(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  timeoutMs = TIMEOUT_MS,
): Promise<Answered> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = await response.text();
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      status: response.status,
      json: parse(body),
      aheadMs: Number.isNaN(date) ? undefined : date - Date.now(),
    };
  } catch (error) {
    throw new BrevierError('unreachable', `${host} cannot be reached (${reasonOf(error)})`);
  }
}

export function isGood({ status, json }: Answered): boolean {
  return status < REDIRECT && json !== undefined;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** The codes of Node's errors stand in their causes. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'TimeoutError') return 'no answer in time';
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause ? String(cause.code) : '';
  return /^[A-Z][A-Z0-9_]+$/u.test(code) ? code : 'no connection';
}
