import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newEncryptionKey } from '@makegate/auth';
import { compose } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import type { Handed } from '../../src/gateway.js';

/** A gateway on a free port of the loopback, and where it keeps what it keeps. */
export interface OpenedGateway {
  /** Where clients connect. */
  readonly url: string;
  close(): Promise<void>;
}

/** What the gateway is told here, as variables. Everything else is as it is released. */
export const gatewayVariables = (storage: Readonly<Record<string, string>>) => ({
  MAKEGATE_LISTEN: '127.0.0.1:0',
  MAKEGATE_METRICS_LISTEN: 'off',
  MAKEGATE_LOG_LEVEL: 'silent',
  MAKEGATE_ENCRYPTION_KEYS: newEncryptionKey('conformance').reveal(),
  ...storage,
});

/** Composes the gateway as the binary does, but with what is handed in. Keeps its state in Redis, or in a file of its own. */
export async function openGateway(handed: Handed, redisUrl?: string): Promise<OpenedGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'makegate-conformance-state-'));
  const storage = redisUrl === undefined ? { MAKEGATE_STATE: join(folder, 'state.json') } : { REDIS_URL: redisUrl };
  const { config } = readConfig(gatewayVariables(storage), {});
  const forget = (): Promise<void> => rm(folder, { recursive: true });
  const gateway = await compose(config, handed).catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  return { url: `${gateway.address}/mcp`, close: () => gateway.close().then(forget) };
}
