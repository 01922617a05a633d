import { isObject } from '../json-object.js';
import type { BlueprintModule, RetryPlan } from '../state/rows.js';

const minuteMs = 60_000;

/** The settings of a Break module: `retry` switches it on, `count` attempts lie `interval` minutes apart. */
export function retryPlanOf({ mapper }: BlueprintModule): RetryPlan | undefined {
  if (!isObject(mapper) || !isOn(mapper['retry'])) return undefined;
  return {
    attempts: wholeOr(mapper['count'], 3),
    intervalMs: wholeOr(mapper['interval'], 15) * minuteMs,
  };
}

const isOn = (value: unknown): boolean => value === true || value === 'true';

/** Forms write numbers as texts. Anything that is no number from 1 is what the form begins with. */
function wholeOr(value: unknown, otherwise: number): number {
  const read = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isInteger(read) && read >= 1 ? read : otherwise;
}
