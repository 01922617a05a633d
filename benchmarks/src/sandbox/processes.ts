import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Zone = z.object({ url: z.string(), token: z.string(), teamId: z.number() });

/** A zone in another process. It ends with `child.disconnect()`, and with this process. */
export interface ForkedZone extends z.output<typeof Zone> {
  readonly child: ChildProcess;
}

export async function forkZone(): Promise<ForkedZone> {
  const child = start('sandbox-server.js');
  const [message] = await once(child, 'message');
  return { ...Zone.parse(message), child };
}

/** A bare server in another process that answers everything with this, at a port of its own. */
export async function forkSameBytes(reply: { headers: Record<string, string>; body: string }) {
  const child = start('same-bytes-server.js');
  child.send(reply);
  const [address] = await once(child, 'message');
  return { child, port: z.object({ port: z.number() }).parse(address).port };
}

const start = (file: string): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: ['--max-old-space-size=8192'] });
