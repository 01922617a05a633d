import type { Clock } from '../clock.js';

/** Callers that wait for one thing to happen. */
export interface Waiting {
  /** Resolves when it has happened, or after `waitMs`. */
  join(waitMs: number): Promise<void>;
  /** It has happened, or never will: lets everybody go. */
  release(): void;
}

export function createWaiting(clock: Clock): Waiting {
  const callers = new Set<() => void>();
  return {
    join: (waitMs) =>
      new Promise((resolve) => {
        const resume = () => {
          cancel();
          callers.delete(resume);
          resolve();
        };
        const cancel = clock.after(waitMs, resume);
        callers.add(resume);
      }),
    release: () => {
      for (const resume of callers) resume();
    },
  };
}
