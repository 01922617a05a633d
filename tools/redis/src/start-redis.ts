import { randomBytes } from 'node:crypto';
import { openSharedRedis } from './shared-redis.ts';
import { startServers } from './start-servers.ts';

/** A Redis server for tests. */
export interface StartedRedis {
  /** With password and database where they are given. */
  readonly url: string;
  readonly port: number;
  /** `undefined` for a server that somebody else started. Tests that kill it ask `startOwnRedis`. */
  readonly pid: number | undefined;
  /** Begins every key that the tests may write; no other caller gets the same. */
  readonly keyPrefix: string;
  /** Ends a server that was started here; from a foreign one removes the keys under the prefix. May be called twice. */
  close(): Promise<void>;
}

/** One that was started here, and that tests may kill. */
export interface OwnRedis extends StartedRedis {
  readonly pid: number;
}

/** How long a test should wait for any server: the first start on a new machine may have to install Redis. */
export const startLimitMs = 360_000;

/**
 * The server that `REDIS_URL` names, or one of our own on a free port of the loopback, which keeps nothing on disk and
 * never outlives this process. Rejects with the command to run when there is none; it is never the tests' choice to be
 * skipped.
 */
export async function startRedis(): Promise<StartedRedis> {
  const url = process.env['REDIS_URL'] ?? '';
  return url === '' ? startOwnRedis() : openSharedRedis(url, newKeyPrefix());
}

/** As `startRedis`, but a server of one's own in any case, for tests that stop it or that need it empty. */
export async function startOwnRedis(): Promise<OwnRedis> {
  const started = await startServers(1, (ports) => ports.map((port) => ({ port })));
  const [server] = started.servers;
  if (server === undefined) throw new Error('No server was started.');
  const { host, port, pid } = server;
  return { url: `redis://${host}:${port}`, port, pid, keyPrefix: newKeyPrefix(), close: () => started.close() };
}

const newKeyPrefix = (): string => `makegate-test-${randomBytes(8).toString('hex')}:`;
