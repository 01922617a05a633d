/** More levels overflow what walks through them later, for one the reading of an `initialize`. */
export const mostLevels = 200;

/** Whether arrays and objects are nested in more than so many levels. Goes level by level, so that no depth overflows it. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  let inside = containersIn([value]);
  for (let level = 1; inside.length > 0; level += 1) {
    if (level > levels) return true;
    inside = inside.flatMap((container) => containersIn(Object.values(container)));
  }
  return false;
}

const containersIn = (values: readonly unknown[]): object[] =>
  values.filter((value) => typeof value === 'object' && value !== null);
