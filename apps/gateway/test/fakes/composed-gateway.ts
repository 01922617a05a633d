import { createServiceKey, newEncryptionKey, parseEncryptionKeys, Secret } from '@makegate/auth';
import type { GatewayScope } from '@makegate/auth';
import { readJsonLines } from '@makegate/audit';
import type { KeptEvent } from '@makegate/audit';
import type { SandboxOptions } from '@makegate/sandbox';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBackends } from '../../src/backends/open-backends.js';
import { compose, released } from '../../src/compose.js';
import type { GatewayConfig, StorageConfig } from '../../src/gateway-config.js';
import { closeLater } from './served-gateway.js';
import { watchedZone } from './watched-zone.js';

const tenant = 'default';
const free = { host: '127.0.0.1', port: 0 };

/** A configuration that limits nothing, on free ports of the loopback. */
export function configFor(folder: string, more: Partial<GatewayConfig> = {}): GatewayConfig {
  const encryption = parseEncryptionKeys(newEncryptionKey('k1').reveal());
  return {
    deployment: 'tests',
    listen: free,
    publicUrl: undefined,
    hosts: [],
    origins: [],
    trustedProxies: 0,
    storage: { kind: 'file', path: join(folder, 'state.json') },
    encryptionKeys: () => encryption,
    replica: { listen: free, url: undefined },
    metricsListen: free,
    auditFile: join(folder, 'audit.jsonl'),
    tools: { toolset: 'default', readOnly: false, scenarioTools: false, waitBudgetMs: 10_000 },
    sessions: { max: 100, maxPerPrincipal: 100, idleMs: 600_000 },
    maxBodyBytes: 1_048_576,
    drainMs: 5_000,
    logLevel: 'silent',
    policies: [],
    hooks: [],
    ...more,
  };
}

export const inRedis = (url: string): StorageConfig => ({
  kind: 'redis',
  target: () => ({ kind: 'standalone', url }),
});

/** A gateway over a zone, and the commands of its operator, which open the storage for themselves as another process would. */
export async function composed(more: Partial<GatewayConfig> = {}, ofZone: SandboxOptions = {}, handed = released) {
  const folder = await mkdtemp(join(tmpdir(), 'makegate-gateway-'));
  closeLater({ close: () => rm(folder, { recursive: true }) });
  const zone = await watchedZone(ofZone);
  const config = configFor(folder, more);
  const operator = await openBackends(config);
  closeLater(operator);
  const gateway = await compose(config, handed);
  closeLater(gateway);
  return {
    gateway,
    config,
    zone,
    operator,
    url: `${gateway.address}/mcp`,
    addKey: async (principal: string, scopes: readonly GatewayScope[]) => {
      const wanted = { deployment: config.deployment, tenant, principal, name: 'test', scopes };
      const { text, record } = createServiceKey(wanted);
      await operator.keys.add(record);
      return { id: record.id, text: text.reveal() };
    },
    setCredential: (principal: string, token: string, url = zone.url) =>
      operator.credentials.put({ tenant, id: principal }, { zone: url, kind: 'apiToken', token: new Secret(token) }),
    auditEvents: async () => {
      const events: KeptEvent[] = [];
      for await (const { event } of readJsonLines(join(folder, 'audit.jsonl'))) if (event) events.push(event);
      return events;
    },
    auditText: () => readFile(join(folder, 'audit.jsonl'), 'utf8'),
    metrics: async () => (await fetch(`${gateway.metricsAddress ?? ''}/metrics`)).text(),
  };
}
