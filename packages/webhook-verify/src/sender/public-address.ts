import { BlockList, isIP } from 'node:net';

/**
 * Networks that are not on the public internet, from the IANA registries of special-purpose addresses. Among them are the
 * ways to write an IPv4 address as an IPv6 one that a router would translate back (NAT64, 6to4, Teredo).
 */
const special: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // The host of virtual machines at Azure, although it is a public address.
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Of IPv6 only this is handed out to hosts; the rest is special or reserved. */
const globalIpv6 = ['2000::', 3] as const;
const specialIpv6: readonly (readonly [network: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const refused = new BlockList();
for (const [network, bits] of special) refused.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of specialIpv6) refused.addSubnet(network, bits, 'ipv6');
const global = new BlockList();
global.addSubnet(...globalIpv6, 'ipv6');

/** Whether an address belongs to the public internet. An IPv4 address within IPv6 (`::ffff:…`) is not asked for and refused. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !refused.check(address, 'ipv4');
  return version === 6 && global.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}
