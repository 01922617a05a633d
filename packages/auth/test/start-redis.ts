import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

/** A Redis server of the test's own, which keeps nothing on disk. */
export interface StartedRedis {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Begins every key that the tests may write. */
  readonly keyPrefix: string;
  close(): Promise<void>;
}

/** The shell ends the server as soon as its input does: on `close`, and when this process ends in whatever way. */
const keeper = 'redis-server "$@" >/dev/null & server=$!; echo $server; read -r _; kill $server; wait $server';

/** Starts `redis-server` on a free port of the loopback. */
export async function startRedis(): Promise<StartedRedis> {
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const shell = spawn('sh', ['-c', keeper, 'sh', ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(shell, 'close');
  const close = async (): Promise<void> => {
    shell.stdin.end();
    await ended;
  };
  const [firstLine] = await once(shell.stdout, 'data');
  shell.stdout.resume();
  const url = `redis://127.0.0.1:${port}`;
  await answers(url).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    url,
    port,
    pid: Number(String(firstLine)),
    keyPrefix: `makegate-test-${randomBytes(8).toString('hex')}:`,
    close,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The free port has no number.');
  return address.port;
}

async function answers(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 600, retryStrategy: () => 50 });
  // Until the server listens, every attempt to connect is reported here.
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
}
