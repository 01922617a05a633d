import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** A server to start, and how many of its tools have to be listed before its start counts as finished. */
export interface Contestant {
  readonly script: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly tools: number;
}

export interface Start {
  /** From spawn to the first `tools/list` answer, in milliseconds. */
  readonly firstListMs: number;
  /** From spawn to a `tools/list` answer with all the tools, in milliseconds. */
  readonly fullListMs: number;
  /** The largest resident set until then, in MiB. */
  readonly peakRssMib: number;
}

const Message = z.looseObject({
  id: z.number().optional(),
  method: z.string().optional(),
  result: z.looseObject({ tools: z.array(z.unknown()).optional() }).optional(),
});

const patienceMs = 30_000;

function peakRssMib(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}

/** Speaks the shortest handshake a client can, line by line, so that no client library is part of the measurement. */
async function listTools(child: ChildProcessWithoutNullStreams, tools: number, startedAt: number): Promise<Start> {
  const send = (message: object): boolean => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  send({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'benchmark', version: '1' } },
  });
  let firstListMs = Number.NaN;
  for await (const line of createInterface({ input: child.stdout })) {
    const message = Message.parse(JSON.parse(line));
    if (message.id === 1) send({ method: 'notifications/initialized' });
    if (message.id === 1 || message.method === 'notifications/tools/list_changed')
      send({ id: 2, method: 'tools/list' });
    if (message.id !== 2) continue;
    const elapsedMs = performance.now() - startedAt;
    if (Number.isNaN(firstListMs)) firstListMs = elapsedMs;
    if ((message.result?.tools?.length ?? 0) < tools) continue;
    return { firstListMs, fullListMs: elapsedMs, peakRssMib: peakRssMib(child.pid ?? 0) };
  }
  throw new Error('the server ended before it had listed its tools');
}

/** Starts the server once, waits until its tools are listed, and ends it by its pid. */
export async function measureStart({ script, args = [], environment = {}, tools }: Contestant): Promise<Start> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stderr.resume();
  const ended = once(child, 'exit');
  const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  try {
    return await listTools(child, tools, startedAt);
  } finally {
    clearTimeout(patience);
    // Not SIGKILL: what a server keeps for its next start, it keeps as it ends.
    child.kill('SIGTERM');
    await ended;
  }
}
