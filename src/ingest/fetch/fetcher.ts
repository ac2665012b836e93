/** One polite request: bounded in time, size and redirects, to public addresses only, conditional where it can be. */
import { Agent, type Dispatcher, EnvHttpProxyAgent, fetch, type Response } from 'undici';
import { cacheMs, type Fetched, type FetchRequest, refusedStatus, refusedError } from './fetched.ts';
import { createPublicNames, isPrivateUrl } from './public-addresses.ts';

export interface FetcherOptions {
  /** Whether this url may be fetched though it be of this machine or its network. */
  readonly allowPrivate: (url: URL) => boolean;
  /** In the place of this machine it looks up names, and connects. */
  readonly proxy?:
    | { readonly HTTP_PROXY?: string; readonly HTTPS_PROXY?: string; readonly NO_PROXY: string }
    | undefined;
  /** From the first byte sent to the last one received, redirects included. */
  readonly timeoutMs?: number;
  /** Of a body after decompression. */
  readonly mostBytes?: number;
}

export interface Fetcher {
  /** Never throws: what goes wrong is a `failed`. */
  get(url: string, request?: FetchRequest): Promise<Fetched>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 10_000;
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const USER_AGENT = 'Brevier/0.1 (news digest bot; reads feeds on behalf of its users)';

export function createFetcher({
  allowPrivate,
  proxy,
  timeoutMs = TIMEOUT_MS,
  mostBytes = MOST_BYTES,
}: FetcherOptions): Fetcher {
  const names = createPublicNames();
  const guarded = dispatcher({ timeout: CONNECT_TIMEOUT_MS, lookup: names.lookup }, proxy);
  const open = dispatcher({ timeout: CONNECT_TIMEOUT_MS }, proxy);
  const closing = new AbortController();

  /** Why this address is not asked at all. */
  function refused(url: URL | null): Fetched | undefined {
    if (!url || !/^https?:$/u.test(url.protocol))
      return { type: 'failed', code: 'address', reason: 'is no http or https address' };
    return isPrivateUrl(url) && !allowPrivate(url)
      ? { type: 'failed', code: 'private-address', reason: `${url.hostname} is a private address` }
      : undefined;
  }

  async function follow(written: string, request: FetchRequest, signal: AbortSignal): Promise<Fetched> {
    let url = URL.parse(written);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const no = refused(url);
      if (no || !url) return no ?? { type: 'failed', code: 'address', reason: 'is no address' };
      // What the proxy connects to is not seen here: at least what this machine knows to be private is not asked for.
      if (proxy && !allowPrivate(url)) await names.refusePrivate(url.hostname);
      const response = await fetch(url, {
        dispatcher: allowPrivate(url) ? open : guarded,
        redirect: 'manual',
        signal,
        headers: {
          'user-agent': USER_AGENT,
          accept: request.accept ?? '*/*',
          ...(request.etag === undefined ? {} : { 'if-none-match': request.etag }),
          ...(request.lastModified === undefined ? {} : { 'if-modified-since': request.lastModified }),
        },
      });
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || location === null) return await settle(url, response);
      await response.body?.cancel();
      url = URL.parse(location, url);
    }
    return { type: 'failed', code: 'redirects', reason: `redirects more than ${MOST_REDIRECTS} times` };
  }

  async function settle(url: URL, response: Response): Promise<Fetched> {
    const { status, headers } = response;
    const freshMs = cacheMs(headers);
    if (status === 304) return { type: 'not-modified', ...(freshMs === undefined ? {} : { freshMs }) };
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return refusedStatus(status, headers);
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    // Leaving the loop cancels the body.
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > mostBytes) {
        const limit = Math.round(mostBytes / 1024 / 1024);
        return { type: 'failed', code: 'too-large', reason: `is larger than ${limit} MB` };
      }
      chunks.push(chunk);
    }
    const value = (name: string): string | undefined => headers.get(name) ?? undefined;
    return {
      type: 'body',
      url: url.href,
      bytes: Buffer.concat(chunks),
      contentType: value('content-type'),
      etag: value('etag'),
      lastModified: value('last-modified'),
      freshMs,
    };
  }

  return {
    async get(url, request = {}) {
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), closing.signal]);
      try {
        return await follow(url, request, signal);
      } catch (error) {
        return refusedError(error);
      }
    },
    async close() {
      closing.abort();
      names.cancel();
      await Promise.all([guarded.destroy(), open.destroy()]);
    },
  };
}

function dispatcher(connect: Agent.Options['connect'], proxy: FetcherOptions['proxy']): Dispatcher {
  if (!proxy) return new Agent({ connect });
  return new EnvHttpProxyAgent({
    connect,
    httpProxy: proxy.HTTP_PROXY ?? '',
    httpsProxy: proxy.HTTPS_PROXY ?? '',
    noProxy: proxy.NO_PROXY,
  });
}
