import { startOwnRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeLater } from './served-gateway.js';

/** A server that keeps what it has been told, and comes back at the same address. */
export interface RestartableRedis {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Ends the server when its standard input ends, so that it does not outlive a test process that was killed. */
const tethered = '"$0" "$@" & cat > /dev/null; kill $!; wait $!';

export async function restartableRedis(): Promise<RestartableRedis> {
  const program = await programOf();
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'makegate-restartable-'));
  closeLater({ close: () => rm(folder, { recursive: true, force: true }) });
  const url = `redis://127.0.0.1:${port}`;
  const settings = { port, bind: '127.0.0.1', dir: folder, appendonly: 'yes', save: '' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  let stop: (() => Promise<void>) | undefined;
  const redis: RestartableRedis = {
    url,
    async start() {
      const shell = spawn('sh', ['-c', tethered, program, ...args], { stdio: ['pipe', 'ignore', 'ignore'] });
      const ended = once(shell, 'exit');
      stop = async () => {
        shell.stdin.end();
        await ended;
      };
      await untilItAnswers(url);
    },
    stop: async () => stop?.(),
  };
  await redis.start();
  closeLater({ close: () => redis.stop() });
  return redis;
}

/** The program that tests are run with, installed if it has to be. */
async function programOf(): Promise<string> {
  const own = await startOwnRedis();
  const redis = new Redis(own.url);
  const program = /^executable:(.+?)\r?$/m.exec(await redis.info('server'))?.[1];
  redis.disconnect();
  await own.close();
  if (program === undefined) throw new Error('Redis did not say which program it is.');
  return program;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function untilItAnswers(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: (times) => (times < 200 ? 50 : null) });
  redis.on('error', () => {});
  // Rejects with the first attempt; those that follow are what is waited for.
  await redis.connect().catch(() => undefined);
  await redis.ping();
  redis.disconnect();
}
