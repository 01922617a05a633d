import { timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';

/** Whether an address is on a list of addresses and networks, as `10.0.0.1, 192.168.0.0/16`. An empty list takes all. */
export function isListed(address: string, list: unknown): boolean {
  const entries = typeof list === 'string' ? list.split(/[\s,;]+/).filter((entry) => entry !== '') : [];
  if (entries.length === 0) return true;
  const known = new BlockList();
  for (const entry of entries) addEntry(known, entry);
  return known.check(address, familyOf(address));
}

/** What is no address lets nobody in. */
function addEntry(known: BlockList, entry: string): void {
  const [address = '', bits] = entry.split('/');
  const width = isIP(address) === 6 ? 128 : 32;
  const prefix = bits === undefined ? width : Number(bits);
  if (isIP(address) === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > width) return;
  known.addSubnet(address, prefix, familyOf(address));
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether a delivery's key is one of those that open the hook. A hook that asks for no key takes all. */
export function isKnownKey(given: string | undefined, keys: readonly string[] | undefined): boolean {
  return keys === undefined || (given !== undefined && keys.some((key) => isSame(key, given)));
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
