import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fetched } from '../../src/ingest/fetch/fetched.ts';
import { createFetcher, type Fetcher } from '../../src/ingest/fetch/fetcher.ts';
import {
  createPublicNames,
  isPublicAddress,
  type NameServers,
  PrivateAddressError,
} from '../../src/ingest/fetch/public-addresses.ts';
import { startProxyServer } from '../servers/proxy-server.ts';
import { startWebServer, type WebServer } from '../servers/web-server.ts';

let web: WebServer;
let fetcher: Fetcher;
const MOST_BYTES = 1_000_000;

beforeAll(async () => {
  web = await startWebServer();
  const isServer = (url: URL): boolean => url.origin === web.origin;
  fetcher = createFetcher({ allowPrivate: isServer, timeoutMs: 1_000, mostBytes: MOST_BYTES });
});

afterAll(async () => {
  await fetcher.close();
  await web.close();
});

const failure = async (fetched: Promise<Fetched>): Promise<string> => {
  const result = await fetched;
  return result.type === 'failed' ? result.code : result.type;
};

describe('only public addresses', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost:8080/',
    'http://feeds.localhost/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
  ])('%s is refused', async (url) => {
    expect(await failure(fetcher.get(url))).toBe('private-address');
  });

  test.each(['ftp://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'nonsense'])(
    '%s is refused',
    async (url) => {
      expect(await failure(fetcher.get(url))).toBe('address');
    },
  );

  test('also after a redirect', async () => {
    const url = web.at('/inside', { status: 302, headers: { location: 'http://169.254.169.254/' } });
    expect(await failure(fetcher.get(url))).toBe('private-address');
    const local = web.at('/file', { status: 302, headers: { location: 'file:///etc/passwd' } });
    expect(await failure(fetcher.get(local))).toBe('address');
  });

  test('also where a name stands for one: what is looked up is what is connected to', async () => {
    const lookup = (v4: readonly string[], v6: readonly string[]): Promise<unknown> => {
      const servers: NameServers = {
        cancel: () => undefined,
        resolve4: async () => [...v4],
        resolve6: async () => [...v6],
      };
      return new Promise((resolve, reject) => {
        createPublicNames(servers).lookup('a.example', { all: true }, (error, found) =>
          error ? reject(error) : resolve(found),
        );
      });
    };
    expect(await lookup([], ['2606:2800:220:1::1'])).toEqual([{ address: '2606:2800:220:1::1', family: 6 }]);
    await expect(lookup(['127.0.0.1'], ['::1'])).rejects.toThrow(PrivateAddressError);
    expect(await lookup(['10.0.0.1', '93.184.216.34'], ['fe80::1'])).toEqual([
      { address: '93.184.216.34', family: 4 },
    ]);
  });

  test.each([
    ['64:ff9b::93.184.216.34', true],
    ['64:ff9b::10.0.0.1', false],
    ['64:ff9b::127.0.0.1', false],
    ['64:ff9b:1::93.184.216.34', false],
    ['2002:7f00:1::', false],
    ['::127.0.0.1', false],
    ['::', false],
    ['nonsense', false],
  ])('%s, as a network of IPv6 alone writes addresses: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  test('public ones are public', () => {
    expect(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34'].map(isPublicAddress)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('by a proxy', () => {
  test('names that only the proxy knows are asked for; private addresses are not, however they are written', async () => {
    web.at('/feed', { body: 'hello' });
    const proxy = await startProxyServer({ 'feeds.invalid': Number(new URL(web.origin).port) });
    const through = createFetcher({
      allowPrivate: () => false,
      proxy: { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: 'localhost,direct.invalid' },
    });
    expect(await through.get('http://feeds.invalid/feed')).toMatchObject({ type: 'body' });
    web.at('/inside', { status: 302, headers: { location: 'http://10.0.0.1/' } });
    for (const url of ['http://feeds.invalid/inside', 'http://[::1]/', 'http://localhost/', web.origin])
      expect(await failure(through.get(url))).toBe('private-address');
    expect(await failure(through.get('http://direct.invalid/'))).toBe('name');
    expect(proxy.asked.join()).not.toMatch(/10\.0\.0\.1|127\.0\.0\.1|localhost|direct/u);
    await through.close();
    await proxy.close();
  });

  test('a name that this machine knows to be private is refused, one that it does not know is let be', async () => {
    const servers = (v4: () => Promise<string[]>): NameServers => ({
      cancel: () => undefined,
      resolve4: v4,
      resolve6: async () => [],
    });
    const known = createPublicNames(servers(async () => ['192.168.0.7']));
    await expect(known.refusePrivate('printer.example')).rejects.toThrow(PrivateAddressError);
    const unknown = createPublicNames(servers(() => Promise.reject(new Error('ENOTFOUND'))));
    await expect(unknown.refusePrivate('news.example')).resolves.toBeUndefined();
    const open = createPublicNames(servers(async () => ['93.184.216.34']));
    await expect(open.refusePrivate('news.example')).resolves.toBeUndefined();
  });
});

describe('a request', () => {
  test('is conditional, and tells what came back', async () => {
    const url = web.at('/page', {
      type: 'text/plain; charset=utf-8',
      headers: {
        etag: '"7"',
        'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT',
        'cache-control': 'max-age=90',
      },
      body: 'hello',
    });
    const moved = web.at('/old', { status: 301, headers: { location: '/page' } });
    const fetched = await fetcher.get(moved);
    expect(fetched).toMatchObject({ type: 'body', url, etag: '"7"', freshMs: 90_000 });
    expect(fetched.type === 'body' && Buffer.from(fetched.bytes).toString()).toBe('hello');
    web.at('/page', { status: 304 });
    const again = await fetcher.get(url, { etag: '"7"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT' });
    expect(again).toEqual({ type: 'not-modified' });
    expect(web.requests('/page').at(-1)).toMatchObject({
      'if-none-match': '"7"',
      'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT',
      'user-agent': expect.stringContaining('Brevier'),
    });
  });

  test.each([
    [404, {}, { code: 'not-found' }],
    [410, {}, { code: 'gone' }],
    [403, {}, { code: 'status', reason: 'answers 403' }],
    [429, { 'retry-after': '120' }, { code: 'busy', retryAfterMs: 120_000 }],
    [503, { 'retry-after': 'soon' }, { code: 'server' }],
  ])('that is answered with %i', async (status, headers, expected) => {
    const url = web.at(`/status-${status}`, { status, headers });
    expect(await fetcher.get(url)).toMatchObject({ type: 'failed', ...expected });
  });

  test('does not go round in circles', async () => {
    const url = web.at('/loop', { status: 302, headers: { location: '/loop' } });
    expect(await failure(fetcher.get(url))).toBe('redirects');
    expect(web.requests('/loop').length).toBeLessThan(10);
  });

  test('does not unpack a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * MOST_BYTES));
    const url = web.at('/bomb', { headers: { 'content-encoding': 'gzip' }, body: bomb });
    expect(await failure(fetcher.get(url))).toBe('too-large');
  });

  test('does not read a body without end', async () => {
    const url = web.at('/endless', (_, response) => {
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    });
    expect(await failure(fetcher.get(url))).toBe('too-large');
  });

  test('does not wait for ever: for a header, or for the rest of a body', async () => {
    const silent = web.at('/silent', () => undefined);
    const half = web.at('/half', (_, response) => void response.write('half'));
    expect(await Promise.all([failure(fetcher.get(silent)), failure(fetcher.get(half))])).toEqual([
      'timeout',
      'timeout',
    ]);
  });

  test('that breaks off or finds nobody says so', async () => {
    const broken = web.at('/broken', (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('short');
      response.destroy();
    });
    const notGzip = web.at('/not-gzip', { headers: { 'content-encoding': 'gzip' }, body: 'plain' });
    expect(await failure(fetcher.get(broken))).toMatch(/^(?:connection|failed)$/u);
    expect(await failure(fetcher.get(notGzip))).toBe('broken');
    const nobody = createFetcher({ allowPrivate: () => true });
    const closed = await startWebServer();
    await closed.close();
    expect(await failure(nobody.get(closed.origin))).toBe('connection');
    await nobody.close();
  });

  test('is given up when the fetcher closes', async () => {
    const closing = createFetcher({ allowPrivate: () => true });
    const waiting = closing.get(web.at('/waiting', () => undefined));
    await closing.close();
    expect(await failure(waiting)).toBe('stopped');
  });
});
