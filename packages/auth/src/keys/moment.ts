/** Refuses a moment that a store could not give back. */
export function assertMoment(atMs: number): void {
  if (Number.isSafeInteger(atMs) && atMs >= 0) return;
  throw new RangeError(`A moment is a whole number of milliseconds since the epoch, not ${atMs}.`);
}
