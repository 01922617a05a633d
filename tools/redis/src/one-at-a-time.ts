import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { loopback } from './redis-process.ts';

/** Next to the ports from which servers get theirs. */
const lockPort = 11_999;
const limitMs = 300_000;

/**
 * Runs the work while no other process of this machine does. Listening on one fixed port is the lock: the system frees it
 * when its holder dies. Rejects when five minutes were not enough to get it.
 */
export async function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  const lock = await take(Date.now() + limitMs);
  try {
    return await work();
  } finally {
    lock.close();
    await once(lock, 'close');
  }
}

async function take(lastMs: number): Promise<Server> {
  for (;;) {
    const lock = createServer((stranger) => stranger.destroy());
    try {
      lock.listen(lockPort, loopback);
      await once(lock, 'listening');
      return lock;
    } catch (cause) {
      if (Date.now() > lastMs) throw new Error(`Port ${lockPort}, which serves as a lock, stayed taken.`, { cause });
      await pause(100);
    }
  }
}
