import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { infoOf } from './ask-redis.ts';
import { findRedisServer } from './find-redis-server.ts';
import { freePorts } from './free-ports.ts';
import { startKeeper } from './keeper.ts';
import { loopback } from './redis-process.ts';
import type { RedisProcess } from './redis-process.ts';
import { HopelessError, waitUntil } from './wait-until.ts';

/** How one server is to run. */
export interface ServerPlan {
  readonly port: number;
  readonly sentinel?: boolean;
  /** Lines of redis.conf, beyond those that every server gets. */
  readonly config?: readonly string[];
}

/** Servers that end together. */
export interface RedisServers {
  /** In the order of the plans. */
  readonly servers: readonly RedisProcess[];
  /** Ends them by pid and removes what they wrote. May be called twice, and after some were killed. */
  close(): Promise<void>;
}

/** Does the rest of a start. When that fails, what has been started so far ends with it. */
export async function orClose(started: Pick<RedisServers, 'close'>, rest: () => Promise<unknown>): Promise<void> {
  try {
    await rest();
  } catch (error) {
    await started.close();
    throw error;
  }
}

/** Somebody took a port between the look and the start. */
class PortTakenError extends HopelessError {
  override readonly name = 'PortTakenError';
}

/** Starts servers on free ports, and resolves when each of them answers. */
export async function startServers(
  count: number,
  plan: (ports: readonly number[]) => readonly ServerPlan[],
): Promise<RedisServers> {
  const program = await findRedisServer();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPlans(program, plan(await freePorts(count)));
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === 5) throw error;
    }
  }
}

async function startPlans(program: string, plans: readonly ServerPlan[]): Promise<RedisServers> {
  const folder = mkdtempSync(join(tmpdir(), 'makegate-redis-'));
  for (const plan of plans) writeFileSync(join(folder, configName(plan)), configOf(plan));
  const args = plans.map((plan) => configName(plan) + (plan.sentinel === true ? ' --sentinel' : ''));
  const keeper = await startKeeper(folder, program, args);
  const servers = plans.map(({ port }, index) => ({ host: loopback, port, pid: keeper.pids[index] ?? 0 }));
  await orClose(keeper, () => Promise.all(servers.map((server) => waitUntilItAnswers(server, join(folder, 'log')))));
  return { servers, close: () => keeper.close() };
}

const configName = ({ port }: ServerPlan): string => `${port}.conf`;

const configOf = ({ port, sentinel = false, config = [] }: ServerPlan): string => {
  const kept = sentinel ? [] : ['save ""', 'appendonly no', 'repl-diskless-sync yes', 'repl-diskless-sync-delay 0'];
  return [`port ${port}`, `bind ${loopback}`, ...kept, ...config, ''].join('\n');
};

/** Its pid is compared, because on a port that was taken a stranger would answer. */
async function waitUntilItAnswers({ port, pid }: RedisProcess, log: string): Promise<void> {
  await waitUntil(`the Redis server on port ${port} answers`, async () => {
    if (!isRunning(pid)) throw endedEarly(readFileSync(log, 'utf8'));
    return (await infoOf(port, 'server')).get('process_id') === String(pid);
  });
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function endedEarly(log: string): HopelessError {
  const words = `A Redis server ended while it was starting. Its log:\n${log.slice(-2_000)}`;
  return /address already in use|could not create server tcp listening socket/i.test(log)
    ? new PortTakenError(words)
    : new HopelessError(words);
}
