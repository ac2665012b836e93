/** Which addresses may be fetched: those of the open internet, and never this machine or the network around it. */
import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import ipaddr from 'ipaddr.js';

const LOOKUP_TIMEOUT_MS = 4_000;

/** A connection that was not made, because the name stands for an address that isn't public. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** `address`: IPv4 or IPv6. An IPv4 address written as IPv6 is judged as IPv4. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Whether the url names this machine or an address that isn't public; other names are judged when they are looked up. */
export function isPrivateUrl(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  return /(?:^|\.)localhost\.?$/iu.test(host) || (ipaddr.isValid(host) && !isPublicAddress(host));
}

export interface PublicNames {
  /** Gives the public ones of a name's addresses only: what is checked is what is connected to. */
  readonly lookup: LookupFunction;
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
    cancel: () => resolver.cancel(),
  };
}
