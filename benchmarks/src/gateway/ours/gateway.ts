/** The composed gateway with the tools of the benchmark. The arguments are settings, as `MAKEGATE_STATE=/tmp/state.json`. */
import { createServiceKey, newEncryptionKey } from '@makegate/auth';
import { openBackends } from '@makegate/gateway/dist/backends/open-backends.js';
import { compose, released } from '@makegate/gateway/dist/compose.js';
import { readConfig } from '@makegate/gateway/dist/config.js';
import type { GatewayConfig } from '@makegate/gateway/dist/gateway-config.js';
import { announce } from '../served.js';
import { benchmarkRegistry } from './benchmark-registry.js';

const settingIn = (argument: string): [string, string] => {
  const [name = '', ...value] = argument.split('=');
  return [name, value.join('=')];
};

/** Adds a key as an operator does, and answers with its text. */
async function addKey(config: GatewayConfig): Promise<string> {
  const who = { deployment: config.deployment, tenant: 'default', principal: 'benchmark', name: 'benchmark' };
  const { text, record } = createServiceKey({ ...who, scopes: ['make:read', 'make:write'] });
  const backends = await openBackends(config);
  await backends.keys.add(record);
  await backends.close();
  return text.reveal();
}

const { config } = readConfig(
  {
    MAKEGATE_ENCRYPTION_KEYS: newEncryptionKey('benchmark').reveal(),
    MAKEGATE_LISTEN: '127.0.0.1:0',
    MAKEGATE_METRICS_LISTEN: '127.0.0.1:0',
    MAKEGATE_LOG_LEVEL: 'warn',
    ...Object.fromEntries(process.argv.slice(2).map(settingIn)),
  },
  {},
);
const key = await addKey(config);
// The limits of a new installation, each too high to be met.
const policies = config.policies.map((policy) => ({ ...policy, quota: 1_000_000_000 }));
const { address } = await compose({ ...config, policies }, { ...released, registry: benchmarkRegistry });
announce({ url: `${address}/mcp`, headers: { authorization: `Bearer ${key}` } });
