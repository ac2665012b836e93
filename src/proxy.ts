/** The proxy of the network, as HTTPS_PROXY, HTTP_PROXY and NO_PROXY name it: for all that leaves by http, https or wss. */
import { setGlobalProxyFromEnv } from 'node:http';

/** In the form that Node's agents take, so no interface. A password may be in the addresses. */
export type Proxy = {
  readonly HTTP_PROXY?: string;
  readonly HTTPS_PROXY?: string;
  /** Hosts that are reached without it; this machine always is. */
  readonly NO_PROXY: string;
};

const THIS_MACHINE = 'localhost,127.0.0.1,::1,[::1]';

/** Names in small letters come first, as everywhere. A variable that can't be read goes to `refuse`, with its cure. */
export function readProxy(
  environment: NodeJS.ProcessEnv,
  refuse: (problem: string) => void,
): Proxy | undefined {
  const read = (name: 'http_proxy' | 'https_proxy'): string | undefined => {
    const written = environment[name] ? name : name.toUpperCase();
    const value = environment[written]?.trim();
    if (!value) return undefined;
    const url = URL.parse(value.includes('://') ? value : `http://${value}`);
    if (url && /^https?:$/u.test(url.protocol)) return url.href;
    // The value may hold a password.
    refuse(`${written} is no address of an http proxy; use one such as http://proxy.example.org:3128`);
    return undefined;
  };
  const http = read('http_proxy');
  const https = read('https_proxy') ?? http;
  if (https === undefined) return undefined;
  const none = environment['no_proxy'] || environment['NO_PROXY'];
  return {
    ...(http === undefined ? {} : { HTTP_PROXY: http }),
    HTTPS_PROXY: https,
    NO_PROXY: none ? `${none},${THIS_MACHINE}` : THIS_MACHINE,
  };
}

/** From now on `fetch`, and whatever names no agent of its own, goes by the proxy. */
export function useProxy(proxy: Proxy | undefined): void {
  if (proxy) setGlobalProxyFromEnv({ ...proxy });
}

/** Where the proxy listens, without what it is entered with; for printing. */
export function proxyHost({ HTTPS_PROXY, HTTP_PROXY }: Proxy): string {
  return URL.parse(HTTPS_PROXY ?? HTTP_PROXY ?? '')?.host ?? '';
}
