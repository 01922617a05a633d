import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { interleaved } from '../interleaved.js';

const sliceMs = 20;
const slicesPerRound = 10;
const program = fileURLToPath(new URL('contestant-process.js', import.meta.url));
const Slice = z.object({ count: z.number(), cpuMs: z.number() });

/**
 * One sample for each contestant and round, per second of processor time. Each has a process of its own, so that nobody pays for what another one leaves
 * in the heap, and only one works at a time. A round is cut into short slices in turn, so that a busy moment of the machine
 * hits everybody alike.
 */
export async function verificationsPerSecond(
  names: readonly string[],
  bodyBytes: number,
  rounds: number,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const processes = names.map((name) => fork(program, [name, String(bodyBytes)]));
  try {
    await Promise.all(processes.map((contestant) => once(contestant, 'message')));
    const slices = Object.fromEntries(
      names.map((name, at): [string, () => Promise<z.output<typeof Slice>>] => [name, () => sliceOf(processes[at])]),
    );
    await interleaved(slices, slicesPerRound);
    const samples: Record<string, number[]> = {};
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, taken] of Object.entries(await interleaved(slices, slicesPerRound))) {
        const count = taken.reduce((sum, one) => sum + one.count, 0);
        const cpuMs = taken.reduce((sum, one) => sum + one.cpuMs, 0);
        (samples[name] ??= []).push((count / cpuMs) * 1_000);
      }
    }
    return samples;
  } finally {
    for (const contestant of processes) contestant.disconnect();
  }
}

async function sliceOf(contestant: ChildProcess | undefined): Promise<z.output<typeof Slice>> {
  if (contestant === undefined) throw new Error('There is no such contestant.');
  contestant.send(sliceMs);
  const [slice]: unknown[] = await once(contestant, 'message');
  return Slice.parse(slice);
}
