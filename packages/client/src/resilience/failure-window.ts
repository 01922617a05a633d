const cellMs = 3_000;
const cells = 10;

interface Cell {
  readonly number: number;
  well: number;
  ill: number;
}

/** How attempts of the last half minute ended, in cells of three seconds. */
export interface FailureWindow {
  add(ill: boolean): void;
  /** At least 20 attempts, and at least half of them ill. */
  tooMany(): boolean;
  clear(): void;
}

const leastAttempts = 20;

export function failureWindow(now: () => number): FailureWindow {
  let kept: Cell[] = [];
  const current = (): Cell => {
    const number = Math.floor(now() / cellMs);
    const last = kept.at(-1);
    if (last?.number === number) return last;
    const fresh = { number, well: 0, ill: 0 };
    kept = [...kept.filter((cell) => cell.number > number - cells), fresh];
    return fresh;
  };
  return {
    add(ill) {
      current()[ill ? 'ill' : 'well'] += 1;
    },
    tooMany() {
      current();
      const ill = kept.reduce((sum, cell) => sum + cell.ill, 0);
      const all = kept.reduce((sum, cell) => sum + cell.well, ill);
      return all >= leastAttempts && ill * 2 >= all;
    },
    clear() {
      kept = [];
    },
  };
}
