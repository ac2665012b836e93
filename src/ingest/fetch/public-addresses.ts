/** Which addresses may be fetched: those of the open internet, and never this machine or the network around it. */
import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { callbackify } from 'node:util';
import ipaddr from 'ipaddr.js';

const LOOKUP_TIMEOUT_MS = 4_000;
/** Behind a proxy, name servers often answer nobody. */
const KNOWN_WITHIN_MS = 2_000;

/** A connection that was not made, because the name stands for an address that isn't public. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** `address`: IPv4 or IPv6. An IPv4 address written as IPv6 is judged as IPv4. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return isOpen(behindNat64(parsed) ?? parsed);
}

function isOpen(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'unicast';
}

/** Where only IPv6 is spoken, 64:ff9b::/96 stands for the IPv4 address in its last four bytes (RFC 6052). */
function behindNat64(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | undefined {
  const bytes = address.toByteArray();
  return NAT64.every((byte, index) => byte === bytes[index]) ? new ipaddr.IPv4(bytes.slice(12)) : undefined;
}

const NAT64 = [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];

/** Whether the url names this machine or an address that isn't public; other names are judged when they are looked up. */
export function isPrivateUrl(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  return /(?:^|\.)localhost\.?$/iu.test(host) || (ipaddr.isValid(host) && !isPublicAddress(host));
}

export interface PublicNames {
  /** Gives the public ones of a name's addresses only: what is checked is what is connected to. */
  readonly lookup: LookupFunction;
  /** Throws where the name stands for private addresses alone; a name that isn't known here, or not soon, is let be. */
  refusePrivate(hostname: string): Promise<void>;
  /** Gives up what is being looked up. */
  cancel(): void;
}

export type NameServers = Pick<Resolver, 'cancel'> & {
  resolve4(name: string): Promise<string[]>;
  resolve6(name: string): Promise<string[]>;
};

/** Asks the name servers itself: the system's way can't be given up, and would hold the process at its end. */
export function createPublicNames(
  resolver: NameServers = new Resolver({ timeout: LOOKUP_TIMEOUT_MS, tries: 2 }),
): PublicNames {
  async function addressesOf(hostname: string): Promise<LookupAddress[]> {
    const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = found.flatMap((result, index) =>
      result.status === 'fulfilled'
        ? result.value.map((address) => ({ address, family: index === 0 ? 4 : 6 }))
        : [],
    );
    const [failure] = found;
    if (addresses.length === 0 && failure.status === 'rejected') throw failure.reason;
    const open = addresses.filter(({ address }) => isPublicAddress(address));
    if (open.length === 0) throw new PrivateAddressError(`${hostname} is at a private address`);
    return open;
  }
  const look = callbackify(addressesOf);
  return {
    lookup: (hostname, options, done) =>
      look(hostname, (error, open) => {
        const [first] = error ? [] : open;
        if (!first) done(error, '', 0);
        else if (options.all) done(null, open);
        else done(null, first.address, first.family);
      }),
    async refusePrivate(hostname) {
      if (ipaddr.isValid(hostname.replace(/^\[|\]$/gu, ''))) return;
      const late = new AbortController();
      try {
        const asked = addressesOf(hostname);
        await Promise.race([asked, wait(KNOWN_WITHIN_MS, undefined, { signal: late.signal })]);
      } catch (error) {
        if (error instanceof PrivateAddressError) throw error;
      } finally {
        late.abort();
      }
    },
    cancel: () => resolver.cancel(),
  };
}
