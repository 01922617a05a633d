import { readJsonLines } from '@makegate/audit';
import type { KeptEvent } from '@makegate/audit';
import { startOwnRedis } from '@makegate/repo-redis';
import type { SandboxOptions } from '@makegate/sandbox';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { gatewayPolicies } from '../../src/configuration/limits.js';
import { runGateway, startGateway, type RunningGateway, type Variables } from '../run-gateway.js';
import { closeLater } from './served-gateway.js';
import { watchedZone, type WatchedZone } from './watched-zone.js';

/** One process of the built binary that serves. */
export interface GatewayProcess extends RunningGateway {
  /** Where clients connect. */
  readonly url: string;
  /** The same without a path. */
  readonly address: string;
  /** Ends it in order, and answers how it ended. */
  stop(): RunningGateway['ended'];
  /** Ends it as a crash would. */
  crash(): Promise<void>;
}

/** How a deployment is to be. */
export interface DeploymentOptions {
  readonly storage: 'redis' | 'file';
  /** Changes to the limits, as in the configuration file. All others are off. */
  readonly limits?: Readonly<Record<string, unknown>>;
  readonly variables?: Variables;
  /** Hooks over the zone, as in the configuration file. */
  readonly hooks?: (zone: WatchedZone) => Promise<readonly object[]>;
  readonly zone?: SandboxOptions;
}

const Added = z.object({ id: z.string(), key: z.string() });

/** What an operator sets up and runs: storage, configuration, and processes of the built binary for all that is done. */
export async function deploy({
  storage,
  limits = {},
  variables: more = {},
  hooks = async () => [],
  zone: ofZone,
}: DeploymentOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'makegate-deployment-'));
  closeLater({ close: () => rm(folder, { recursive: true, force: true }) });
  const zone = await watchedZone(ofZone);
  const configFile = join(folder, 'gateway.yaml');
  const off = Object.fromEntries(gatewayPolicies.map(({ name }) => [name, 'off']));
  await writeFile(configFile, JSON.stringify({ limits: { ...off, ...limits }, hooks: await hooks(zone) }));
  const auditFile = join(folder, 'audit.jsonl');
  const variables: Variables = {
    ...(await storageVariables(storage, folder)),
    MAKEGATE_ENCRYPTION_KEYS: (await runGateway(['new-key'])).stdout,
    MAKEGATE_CONFIG: configFile,
    MAKEGATE_AUDIT_FILE: auditFile,
    MAKEGATE_LISTEN: '127.0.0.1:0',
    MAKEGATE_METRICS_LISTEN: 'off',
    MAKEGATE_SCENARIO_TOOLS: 'false',
    ...more,
  };
  /** Runs a command to its end; it has to succeed. */
  const command = async (args: readonly string[], input = '', changed: Variables = {}): Promise<string> => {
    const { code, stdout, stderr } = await runGateway(args, { ...variables, ...changed }, input);
    if (code !== 0) throw new Error(`makegate-gateway ${args.join(' ')} ended with ${code}: ${stderr}`);
    return stdout;
  };
  return {
    zone,
    variables,
    command,
    start: () => startServing(variables),
    async addKey(principal: string, scopes: readonly string[], ...flags: readonly string[]) {
      const args = ['keys', 'add', '--principal', principal, '--name', 'test', '--scopes', scopes.join(' ')];
      return Added.parse(JSON.parse(await command([...args, '--json', ...flags])));
    },
    setCredential: (principal: string, token: string) =>
      command(['credentials', 'set', '--principal', principal, '--zone', zone.url], token),
    auditEvents: async () => {
      const events: KeptEvent[] = [];
      for await (const { event } of readJsonLines(auditFile)) if (event) events.push(event);
      return events;
    },
    auditText: () => readFile(auditFile, 'utf8'),
  };
}

export type Deployment = Awaited<ReturnType<typeof deploy>>;

async function storageVariables(storage: DeploymentOptions['storage'], folder: string): Promise<Variables> {
  if (storage === 'file') return { MAKEGATE_STATE: join(folder, 'state.json') };
  const redis = await startOwnRedis();
  closeLater(redis);
  return { REDIS_URL: redis.url };
}

async function startServing(variables: Variables): Promise<GatewayProcess> {
  const running = startGateway(['serve'], variables);
  const crash = async (): Promise<void> => {
    running.process.kill('SIGKILL');
    await running.ended;
  };
  closeLater({ close: crash });
  const url = (await running.said(/Serving MCP at (http:\S+)/))[1] ?? '';
  return {
    ...running,
    url,
    address: new URL(url).origin,
    crash,
    stop() {
      running.process.kill('SIGTERM');
      return running.ended;
    },
  };
}
