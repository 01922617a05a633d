import { memoryLimiter } from '@makegate/ratelimit';
import type { Comparison, ComparisonRow } from '../comparison.js';
import { attemptsOf } from './burst-pattern.js';
import { acrossProcesses } from './across-processes.js';
import { fixedWindow, interpolatedWindow } from './anchor-windows.js';
import { worstWindow } from './worst-window.js';

const quota = 1_000;
const windowMs = 60_000;
const phases = 240;

type Admits = (atMs: number) => boolean | Promise<boolean>;

/** How much passes in the worst stretch of a window when a burst comes at any moment, and how much when somebody always asks. */
export async function compareWindows(): Promise<Comparison> {
  const [ours, fixed, interpolated] = [
    await worstOfPhases(shipped),
    await worstOfPhases(() => fixedWindow(quota, windowMs)),
    await worstOfPhases(() => interpolatedWindow(quota, windowMs)),
  ];
  const row = (anchor: string, theirs: number): ComparisonRow => ({
    what: `most calls in any 60 s, ${phases} phases of a burst, passed clock`,
    anchor,
    theirs,
    ours,
    target: `at most ${quota}`,
    reached: ours <= quota,
  });
  const used = await usedBySteadyCalls(shipped());
  const steady = {
    what: 'part of the quota that steady calls get, passed clock',
    anchor: 'all of it',
    theirs: 1,
    ours: used,
    target: 'at least 0.98',
    reached: used >= 0.98,
  };
  return {
    title: 'Calls that one window lets pass',
    rows: [
      row('fixed window, as rate-limiter-flexible', fixed),
      row('interpolated window', interpolated),
      steady,
      ...(await acrossProcesses()),
    ],
    conditions: { quota, windowMs, phases },
  };
}

function shipped(): Admits {
  let nowMs = 0;
  const limiter = memoryLimiter([{ name: 'calls', key: ['ip'], quota, windowMs, whenStoreFails: 'closed' }], {
    now: () => nowMs,
  });
  return async (atMs) => {
    nowMs = atMs;
    return (await limiter.consume({ ip: '192.0.2.1', effect: 'read', principal: undefined })).allowed;
  };
}

async function worstOfPhases(fresh: () => Admits): Promise<number> {
  let worst = 0;
  for (let phase = 0; phase < phases; phase += 1) {
    const admits = fresh();
    const admitted: number[] = [];
    for (const atMs of attemptsOf((phase / phases) * windowMs, windowMs)) if (await admits(atMs)) admitted.push(atMs);
    worst = Math.max(
      worst,
      worstWindow(
        admitted.map((atMs) => ({ sentMs: atMs, answeredMs: atMs })),
        windowMs,
      ),
    );
  }
  return worst;
}

/** After five minutes to settle; then as many windows as there are cells before the pattern begins anew. */
async function usedBySteadyCalls(admits: Admits): Promise<number> {
  const [settled, measured] = [5, 61];
  let admitted = 0;
  for (let atMs = 0; atMs < (settled + measured) * windowMs; atMs += 5) {
    if ((await admits(atMs)) && atMs >= settled * windowMs) admitted += 1;
  }
  return admitted / (measured * quota);
}
