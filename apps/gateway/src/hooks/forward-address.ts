import { knownZones } from '@makegate/client';
import { isLoopback } from '../configuration/listen-address.js';

/** Where Make's zones take deliveries. */
const makeHosts: ReadonlySet<string> = new Set(knownZones.map((zone) => `hook.${zone}`));

/**
 * Whether deliveries may be forwarded there: to a hook of Make's by https, or to a sandbox on this machine. Nothing else is
 * asked, so that no setting turns the gateway into a way to other servers.
 */
export function isForwardAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username + url.password + url.hash !== '' || url.pathname === '/') return false;
  if (url.protocol === 'http:') return isLoopback(url.hostname);
  return url.protocol === 'https:' && url.port === '' && makeHosts.has(url.hostname);
}
