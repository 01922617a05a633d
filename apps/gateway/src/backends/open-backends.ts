import { credentialsOver, keyring, sealer } from '@makegate/auth';
import type { Credentials, DataKeyStore, KeyStore, SecretStore } from '@makegate/auth';
import { stateFile } from '@makegate/auth/file';
import { redisDataKeyStore, redisKeyStore, redisSecretStore } from '@makegate/auth/redis';
import type { GatewayConfig } from '../gateway-config.js';
import { connectRedis } from './redis.js';
import type { RedisClient } from './redis.js';

/** What outlives a process: who may call, and with which credential. Commands and the server open it in the same way. */
export interface Backends {
  readonly keys: KeyStore;
  readonly credentials: Credentials;
  /** For everything else that replicas share. Undefined when the state is in a file: then nothing else is shared. */
  readonly redis: RedisClient | undefined;
  /** Rejects when the storage does not answer. */
  check(): Promise<unknown>;
  /** May be called twice. */
  close(): Promise<void>;
}

/** What the configuration says of storage. */
export type BackendsConfig = Pick<GatewayConfig, 'storage' | 'encryptionKeys'>;

interface Stores {
  readonly keys: KeyStore;
  readonly secrets: SecretStore;
  readonly dataKeys: DataKeyStore;
  readonly redis: RedisClient | undefined;
  check(): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Opens the state file or connects to Redis. Rejects with a `StateFileError` or a `RedisUnreachableError`, which say what to
 * do. `onRedisFailure` hears of every connection to Redis that is lost later.
 */
export async function openBackends(
  { storage, encryptionKeys }: BackendsConfig,
  onRedisFailure: (error: Error) => void = () => {},
): Promise<Backends> {
  const { keys, secrets, dataKeys, ...rest } = await (storage.kind === 'file'
    ? inFile(storage.path)
    : inRedis(storage, onRedisFailure));
  const credentials = credentialsOver({
    secrets,
    sealer: sealer({ keyProvider: keyring(encryptionKeys()), dataKeys }),
  });
  return { keys, credentials, ...rest };
}

async function inFile(path: string): Promise<Stores> {
  const state = await stateFile(path);
  // The file is read again when it has changed, so a look for a key that nobody has says whether it can be read.
  return { ...state, redis: undefined, check: () => state.keys.find('') };
}

async function inRedis(
  { target }: Extract<GatewayConfig['storage'], { kind: 'redis' }>,
  onFailure: (error: Error) => void,
): Promise<Stores> {
  const { redis, close } = await connectRedis(target(), onFailure);
  return {
    keys: redisKeyStore(redis),
    secrets: redisSecretStore(redis),
    dataKeys: redisDataKeyStore(redis),
    redis,
    check: () => redis.ping(),
    close: async () => close(),
  };
}
