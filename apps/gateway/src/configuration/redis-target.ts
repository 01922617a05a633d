import type { ListenAddress, RedisNodes, RedisTarget } from '../gateway-config.js';
import { parseAddress } from './listen-address.js';

const nodesShape = new RegExp(
  [
    '^redis(?<tls>s?)\\+(?<kind>sentinel|cluster)://',
    '(?:(?<username>[^:@/]*)(?::(?<password>[^@/]*))?@)?',
    '(?<hosts>[^/@?#]+)',
    '(?:/(?<master>[^/?#]+)(?:/(?<database>\\d{1,4}))?)?/?$',
  ].join(''),
);

/**
 * Reads the three forms of a Redis address: `redis://` for one server, `redis+sentinel://host,host/master` and
 * `redis+cluster://host,host`; `rediss` instead of `redis` for TLS. Undefined for anything else.
 */
export function parseRedisTarget(text: string): RedisTarget | undefined {
  const groups = nodesShape.exec(text)?.groups;
  return groups ? severalOf(groups) : oneOf(text);
}

function oneOf(text: string): RedisTarget | undefined {
  const url = URL.parse(text);
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '') return undefined;
  if (url.search !== '' || url.hash !== '' || !/^(\/\d{0,4})?$/.test(url.pathname)) return undefined;
  return { kind: 'standalone', url: text };
}

function severalOf(groups: Readonly<Record<string, string | undefined>>): RedisTarget | undefined {
  const { kind, master, database } = groups;
  const nodes = nodesOf(groups, kind === 'sentinel' ? 26_379 : 6379);
  if (!nodes) return undefined;
  if (kind === 'cluster') return master === undefined ? { kind, ...nodes } : undefined;
  return master === undefined ? undefined : { kind: 'sentinel', master, database: Number(database ?? 0), ...nodes };
}

function nodesOf(groups: Readonly<Record<string, string | undefined>>, usualPort: number): RedisNodes | undefined {
  const nodes = (groups['hosts'] ?? '').split(',').map((host) => parseAddress(host, usualPort));
  const known = nodes.filter((node): node is ListenAddress => node !== undefined && node.port !== 0);
  if (known.length < nodes.length) return undefined;
  try {
    const [username, password] = [groups['username'], groups['password']].map(decoded);
    return { nodes: known, username, password, tls: groups['tls'] === 's' };
  } catch {
    // A percent sign that encodes nothing.
    return undefined;
  }
}

/** An empty name or password is none: `redis+cluster://:password@host` has no user. */
const decoded = (text: string | undefined): string | undefined => (text ? decodeURIComponent(text) : undefined);
