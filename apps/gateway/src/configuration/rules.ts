import type { ListenAddress } from '../gateway-config.js';
import type { SettingName, Settings } from '../settings.js';
import { isLoopback, isWildcard } from './listen-address.js';

/** What settings may not say together. */
export interface Rule {
  /** The settings that it looks at. The first one is blamed; a rule is left out when one of them is wrong by itself. */
  readonly about: readonly [SettingName, ...SettingName[]];
  /** The reason and the fix when the rule is broken. */
  readonly reason: string;
  readonly broken: (settings: Settings) => boolean;
}

const sameAddress = (one: ListenAddress, other: ListenAddress | undefined): boolean =>
  one.port > 0 && one.port === other?.port && one.host === other.host;

const hostOf = (url: string | undefined): string => (url === undefined ? '' : new URL(url).hostname);

export const rules: readonly Rule[] = [
  {
    about: ['state', 'redisUrl'],
    reason: 'is not set, and neither is REDIS_URL. Name the file that is to keep keys and credentials.',
    broken: ({ state, redisUrl }) => !state && !redisUrl,
  },
  {
    about: ['state', 'redisUrl'],
    reason: 'is not used with REDIS_URL. Leave one of them out.',
    broken: ({ state, redisUrl }) => state !== undefined && redisUrl !== undefined,
  },
  {
    about: ['encryptionKeys'],
    reason: 'is not set. Make a key with: makegate-gateway new-key',
    broken: ({ encryptionKeys }) => !encryptionKeys,
  },
  {
    about: ['replicas', 'redisUrl'],
    reason: 'can only be more than 1 with REDIS_URL, through which replicas share what they know.',
    broken: ({ replicas, redisUrl }) => replicas > 1 && !redisUrl,
  },
  {
    about: ['publicUrl', 'listen'],
    reason: 'is not set. Others can reach MAKEGATE_LISTEN, so say which host they ask for.',
    broken: ({ publicUrl, listen }) => !publicUrl && !isLoopback(listen.host),
  },
  {
    about: ['replicaUrl', 'replicaListen', 'redisUrl'],
    reason: 'is not set. Nobody can connect to the address in MAKEGATE_REPLICA_LISTEN.',
    broken: ({ replicaUrl, replicaListen, redisUrl }) =>
      redisUrl !== undefined && !replicaUrl && isWildcard(replicaListen.host),
  },
  {
    about: ['metricsListen', 'listen'],
    reason: 'has to differ from MAKEGATE_LISTEN.',
    broken: ({ metricsListen, listen }) => sameAddress(listen, metricsListen),
  },
  {
    about: ['replicaListen', 'listen', 'metricsListen', 'redisUrl'],
    reason: 'has to differ from MAKEGATE_LISTEN and MAKEGATE_METRICS_LISTEN.',
    broken: ({ replicaListen, listen, metricsListen, redisUrl }) =>
      redisUrl !== undefined && (sameAddress(replicaListen, listen) || sameAddress(replicaListen, metricsListen)),
  },
  {
    about: ['hooks', 'readOnly'],
    reason: 'has a hook that runs a scenario, which MAKEGATE_READ_ONLY does not allow.',
    broken: ({ hooks, readOnly }) => readOnly && hooks.some(({ run }) => run !== undefined),
  },
];

/** What works and is probably not meant. */
export const cautions: readonly Rule[] = [
  {
    about: ['publicUrl'],
    reason: 'begins with http, so keys travel in the open. Put a proxy with https in front.',
    broken: ({ publicUrl }) => publicUrl?.startsWith('http:') === true && !isLoopback(hostOf(publicUrl)),
  },
  {
    about: ['publicUrl', 'listen'],
    reason: 'names this machine only, although MAKEGATE_LISTEN is open to others.',
    broken: ({ publicUrl, listen }) => isLoopback(hostOf(publicUrl)) && !isLoopback(listen.host),
  },
  {
    about: ['replicaUrl', 'redisUrl'],
    reason: 'does nothing without REDIS_URL: there are no other replicas.',
    broken: ({ replicaUrl, redisUrl }) => replicaUrl !== undefined && !redisUrl,
  },
];
