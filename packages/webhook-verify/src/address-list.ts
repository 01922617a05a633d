import { BlockList, isIP, isIPv4 } from 'node:net';
import { WebhookConfigError } from './webhook-config-error.js';

/** Whether an address is on a list. */
export type AddressList = (ip: string) => boolean;

/**
 * A list of addresses and networks (`192.0.2.0/24`, `2001:db8::/32`). An IPv4 address counts as itself also when a socket
 * reports it as `::ffff:192.0.2.1`. A zone (`%eth0`) is passed over. Throws a `WebhookConfigError` for anything else.
 */
export function addressList(entries: readonly string[]): AddressList {
  const list = new BlockList();
  for (const entry of entries) addTo(list, entry);
  return (ip) => {
    const plain = ip.split('%', 1)[0] ?? '';
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  };
}

function addTo(list: BlockList, entry: string): void {
  const [address = '', bits, ...rest] = entry.split('/');
  const version = isIP(address);
  const longest = version === 4 ? 32 : 128;
  const length = bits === undefined ? longest : /^(?:0|[1-9]\d{0,2})$/.test(bits) ? Number(bits) : Number.NaN;
  if (version === 0 || rest.length > 0 || address.includes('%') || !(length <= longest)) {
    throw new WebhookConfigError('option_invalid', `${JSON.stringify(entry)} is neither an address nor a network.`);
  }
  list.addSubnet(address, length, isIPv4(address) ? 'ipv4' : 'ipv6');
}
