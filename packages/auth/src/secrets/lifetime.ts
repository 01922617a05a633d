/** Refuses a lifetime that a store would round, reject or take for none. */
export function assertLifetime(lifetimeMs: number | 'forever'): void {
  if (lifetimeMs === 'forever' || (Number.isSafeInteger(lifetimeMs) && lifetimeMs > 0)) return;
  throw new RangeError(`A lifetime is a whole number of milliseconds above zero, or 'forever', not ${lifetimeMs}.`);
}
