import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';

export interface Load {
  readonly port: number;
  /** The path and the query. */
  readonly path: string;
  readonly token: string;
  readonly connections: number;
  readonly durationMs: number;
}

/**
 * Answers per second over kept connections, each with one request under way. Plain sockets, because a client that parses answers
 * would be busier than the servers that it measures; every answer is as long as the first.
 */
export async function requestsPerSecond({ port, path, token, connections, durationMs }: Load): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Token ${token}\r\n\r\n`;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const length = await lengthOfOne(sockets[0], request);
  const before = performance.now();
  const counts = await Promise.all(sockets.map((socket) => ask(socket, request, length, before + durationMs)));
  const seconds = (performance.now() - before) / 1_000;
  for (const socket of sockets) socket.destroy();
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

async function lengthOfOne(socket: Socket | undefined, request: string): Promise<number> {
  if (!socket) return 0;
  socket.write(request);
  let answer = '';
  while (!isWhole(answer)) answer += String((await once(socket, 'data'))[0]);
  if (!answer.startsWith('HTTP/1.1 200')) throw new Error(`Answered with ${answer.split('\r\n')[0]}.`);
  return Buffer.byteLength(answer);
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  const length = Number(/content-length: (\d+)/i.exec(answer)?.[1]);
  return end >= 0 && Buffer.byteLength(answer.slice(end + 4)) >= length;
}

function ask(socket: Socket, request: string, length: number, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    let missing = length;
    socket.on('data', (bytes) => {
      missing -= bytes.length;
      if (missing > 0) return;
      count += 1;
      missing = length;
      if (performance.now() >= until) resolve(count);
      else socket.write(request);
    });
    socket.once('error', reject);
    socket.write(request);
  });
}
