import { spawn } from 'node:child_process';
import { createServer, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A Redis server of one test file's own. */
export interface RunningRedis {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  close(): Promise<void>;
}

/** The shell holds the server's life: it kills it as soon as its own standard input ends, also when this process was killed. */
const holder =
  'redis-server "$@" >/dev/null & server=$!; echo "$server"; cat >/dev/null; kill -KILL "$server"; wait "$server"';

export async function startRedis(): Promise<RunningRedis> {
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const shell = spawn('sh', ['-c', holder, 'sh', ...settings], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => shell.once('close', () => resolve()));
  const pid = await new Promise<number>((resolve) => {
    shell.stdout.once('data', (line: Buffer) => resolve(Number(line.toString())));
  });
  const close = async () => {
    shell.stdin.end();
    await ended;
  };
  for (let attempt = 0; !(await answers(port)); attempt += 1) {
    if (attempt === 200) {
      await close();
      throw new Error('redis-server did not start. Install it: apt-get install -y redis-server');
    }
    await pause(25);
  }
  return { url: `redis://127.0.0.1:${port}`, port, pid, close };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (reply) => {
      socket.destroy();
      resolve(reply.toString() === '+PONG\r\n');
    });
    socket.once('error', () => resolve(false));
  });
}
