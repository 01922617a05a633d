import { readFileSync, readdirSync } from 'node:fs';

/** A process as the kernel sees it. */
interface ProcessFacts {
  readonly state: string;
  readonly parent: number;
  /** Processor time used so far, by itself and in the kernel. */
  readonly processorMs: number;
}

/** The kernel counts processor time in hundredths of a second on every Linux that Node runs on. */
const msPerTick = 10;

function factsOf(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent), processorMs: (Number(rest[9]) + Number(rest[10])) * msPerTick };
  } catch {
    return undefined;
  }
}

/** Whether the process has ended. One that only waits for its parent to notice counts as gone. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Jest runs tests in a realm of their own, where Node's errors are no instances of Error.
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH';
  }
  return factsOf(pid)?.state === 'Z';
}

/** Every process below this one, however deep. */
export function descendantsOf(pid: number): readonly number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), factsOf(Number(name))?.parent]),
  );
  const below = (ancestor: number): readonly number[] =>
    [...parents].filter(([, parent]) => parent === ancestor).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

export const processorMsOf = (pid: number): number => factsOf(pid)?.processorMs ?? Number.NaN;

/** Resolves with `performance.now()` of the moment when all are gone; rejects when that takes longer than `patienceMs`. */
export async function allGone(pids: readonly number[], patienceMs: number): Promise<number> {
  const until = performance.now() + patienceMs;
  while (!pids.every(isGone)) {
    if (performance.now() > until) throw new Error(`of ${pids.join(', ')} some still run after ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now();
}
