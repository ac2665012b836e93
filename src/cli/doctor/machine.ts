/** The machine's clock, zone, and way out. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { type Proxy, proxyHost } from '../../proxy.ts';
import { clockTime } from '../../time-zones.ts';
import { wrongZone } from '../system-zone.ts';

/** A clock further off than this moves briefings by a minute or more. */
const CLOCK_TOLERANCE_MS = 60_000;
const PROXY_TIMEOUT_MS = 5_000;
const HTTP_PORT = 80;

/** `ahead`: by how much others' clocks are; `zone`: that of the settings. */
export function checkClock(ahead: readonly number[], zone: string): string {
  const wrong = wrongZone();
  if (wrong)
    throw new Error(
      `TZ is "${wrong}", which is no time zone, so UTC is taken; set it to one such as Europe/Berlin, or unset it`,
    );
  const off = ahead.find((difference) => Math.abs(difference) > CLOCK_TOLERANCE_MS);
  if (off !== undefined)
    throw new Error(`this machine's clock is ${Math.round(Math.abs(off) / 1000)} s off; set it by NTP`);
  const now = new Date().toISOString();
  return `${clockTime(now, zone)} in ${zone}${ahead.length > 0 ? ', as the platforms have it' : ' (nothing to compare it with)'}`;
}

/** Undefined where there is none. */
export async function checkProxy(proxy: Proxy | undefined): Promise<string | undefined> {
  if (!proxy) return undefined;
  const { hostname, port, protocol } = new URL(proxy.HTTPS_PROXY ?? proxy.HTTP_PROXY ?? '');
  const socket = connect({
    host: hostname.replace(/^\[|\]$/gu, ''),
    port: Number(port) || (protocol === 'https:' ? 443 : HTTP_PORT),
    signal: AbortSignal.timeout(PROXY_TIMEOUT_MS),
  });
  try {
    await once(socket, 'connect');
  } catch {
    throw new Error(`nothing answers at the proxy ${proxyHost(proxy)}; correct HTTPS_PROXY, or unset it`);
  } finally {
    socket.destroy();
  }
  return `${proxyHost(proxy)} answers; it looks names up, and sees which hosts are asked`;
}
