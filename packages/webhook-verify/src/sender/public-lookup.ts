import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { isPublicAddress } from './public-address.js';
import { SendRefusedError } from './send-error.js';

interface HostAddress {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** Finds the addresses of a host. */
export type ResolveHost = (host: string) => Promise<readonly HostAddress[]>;

/** As the operating system resolves names. */
export const resolveBySystem: ResolveHost = (host) => lookup(host, { all: true, verbatim: true });

/**
 * Looks hosts up for a socket and refuses those that have any private address. The socket connects to what was looked at, so
 * a name that changes its mind between a check and the connection gains nothing.
 */
export function publicLookup(resolve: ResolveHost): LookupFunction {
  const lookUp = callbackify((host: string) => publicAddresses(resolve, host));
  return (host, { all }, callback) => {
    lookUp(host, (error, addresses) => {
      if (error !== null) {
        callback(error, '', 4);
        return;
      }
      const [first, ...others] = addresses;
      if (all === true) callback(null, [first, ...others]);
      else callback(null, first.address, first.family);
    });
  };
}

type Addresses = [HostAddress, ...HostAddress[]];

async function publicAddresses(resolve: ResolveHost, host: string): Promise<Addresses> {
  const [first, ...others] = await resolve(host);
  if (first === undefined) throw refusal(host);
  if (![first, ...others].every(({ address }) => isPublicAddress(address))) throw refusal(host);
  return [first, ...others];
}

export function refusal(host: string): SendRefusedError {
  return new SendRefusedError('address_refused', `${host} is not, or not only, on the public internet.`);
}
