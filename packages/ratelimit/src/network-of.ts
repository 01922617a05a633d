import { isIPv4, isIPv6 } from 'node:net';

/**
 * What counts as one client: an IPv4 address, or the /64 network of an IPv6 address, because whoever has one address of it
 * has all. Everything that is no address is one client, so that inventing such texts gains nothing.
 */
export function networkOf(ip: string): string {
  if (isIPv4(ip)) return ip;
  const plain = ip.split('%', 1).join('');
  if (!isIPv6(plain)) return 'no address';
  const groups = groupsOf(plain);
  return mappedIpv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight groups of a valid IPv6 address, in hexadecimal without leading zeros. */
function groupsOf(ip: string): readonly string[] {
  const [left, right] = ip.split('::', 2).map((half) => half.split(':').flatMap(groupsOfPiece));
  const before = left ?? [];
  const after = right ?? [];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
}

/** An address may end in dotted IPv4 notation, which stands for two groups. */
function groupsOfPiece(piece: string): readonly string[] {
  if (piece === '') return [];
  if (!piece.includes('.')) return [Number.parseInt(piece, 16).toString(16)];
  const [a = 0, b = 0, c = 0, d = 0] = piece.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}

/** `::ffff:a.b.c.d`, which dual-stack sockets report for IPv4 clients. */
function mappedIpv4(groups: readonly string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.');
}
