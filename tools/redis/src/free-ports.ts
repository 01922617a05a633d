import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { loopback } from './redis-process.ts';

/** A cluster node talks to the others on its own port plus this. */
const busOffset = 10_000;

/**
 * Ports of the loopback that nobody listens on, and whose cluster bus ports are free too. Both lie below the range from
 * which systems take ports for outgoing connections, so only another server can take one before it is used.
 */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  const held: Server[] = [];
  try {
    for (let tries = 0; ports.length < count; tries += 1) {
      if (tries === 1_000) throw new Error(`No ${count} free ports were found from 12000 to 21999.`);
      const port = randomInt(12_000, 22_000);
      const pair = [await hold(port), await hold(port + busOffset)].filter((server) => server !== undefined);
      held.push(...pair);
      if (pair.length === 2) ports.push(port);
    }
    return ports;
  } finally {
    await Promise.all(held.map(release));
  }
}

/** Held until the end, so that no port is handed out twice. */
async function hold(port: number): Promise<Server | undefined> {
  const server = createServer();
  try {
    server.listen(port, loopback);
    await once(server, 'listening');
    return server;
  } catch {
    return undefined;
  }
}

async function release(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
