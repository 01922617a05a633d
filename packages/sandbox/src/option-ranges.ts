import type { SandboxOptions } from './sandbox.js';

const longestTimerMs = 2_147_483_647;

/** The most that each numeric option takes; all of them are whole numbers from 0. */
export const mostOf = {
  port: 65_535,
  /** The invented data has 32 bits to begin with. */
  seed: 4_294_967_295,
  responsiveWaitMs: longestTimerMs,
  runDurationMs: longestTimerMs,
  apiLimit: 2_147_483_647,
  onDemandScenarios: 1_000,
} as const;

export type NumericOption = keyof typeof mostOf;

const numericOptions = ['port', 'seed', 'responsiveWaitMs', 'runDurationMs', 'apiLimit', 'onDemandScenarios'] as const;

/** The zone writes dates from a year before the clock's time to a month after it. */
const latestMs = 8e15;

/** Throws a `TypeError` or a `RangeError` that names the option. */
export function requireUsable(options: SandboxOptions): void {
  for (const name of numericOptions) requireWholeNumber(name, options[name]);
  requireType('tls', options.tls, 'boolean');
  requireType('clock', options.clock, 'function');
  const nowMs = options.clock?.() ?? 0;
  if (!(nowMs >= 0 && nowMs <= latestMs)) throw new RangeError(`clock() gives milliseconds since 1970, not ${nowMs}.`);
}

function requireWholeNumber(name: NumericOption, value: number | undefined): void {
  requireType(name, value, 'number');
  if (value === undefined || (Number.isInteger(value) && value >= 0 && value <= mostOf[name])) return;
  throw new RangeError(`${name} takes a whole number from 0 to ${mostOf[name]}, not ${value}.`);
}

function requireType(name: string, value: unknown, type: 'number' | 'boolean' | 'function'): void {
  if (value === undefined || typeof value === type) return;
  throw new TypeError(`${name} takes a ${type}, not ${value === null ? 'null' : `a ${typeof value}`}.`);
}
