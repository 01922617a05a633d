import type { Scenario } from '@makegate/client/endpoints/scenarios';
import { apiShare } from './api-share.js';
import type { InterfaceStore } from './interface-store.js';
import { pace } from './pace.js';

export interface InterfaceReaderOptions {
  readonly store: InterfaceStore;
  /** The organization's `license.apiLimit`, in requests per minute. `undefined` when it cannot be known. */
  readonly apiLimit: () => Promise<number | undefined>;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Reads interfaces without taking the API limit from anybody. Both methods reject only when the signal fires. */
export interface InterfaceReader {
  /** The first few at once: at most ten, five of them at a time. */
  readonly first: (scenarios: readonly Scenario[]) => Promise<void>;
  /** Reads one when its time has come (0), else answers how many milliseconds that takes; `undefined`: all are known. */
  readonly next: (scenarios: readonly Scenario[]) => Promise<number | undefined>;
}

const mostAtStart = 10;
const concurrency = 5;

export function interfaceReader(options: InterfaceReaderOptions): InterfaceReader {
  const { store, signal } = options;
  const rate = pace(options.now);
  const perMinute = apiShare(options.apiLimit, options.now);

  const read = (scenario: Scenario): Promise<void> => {
    rate.begin();
    return store.read(scenario, signal);
  };

  return {
    async first(scenarios) {
      const all = store.due(scenarios);
      // `next` will want to know. Asked now, it is answered while the first few are read.
      if (all.length > mostAtStart) void perMinute();
      const due = all.slice(0, mostAtStart);
      const reader = async (): Promise<void> => {
        for (let next = due.shift(); next !== undefined; next = due.shift()) await read(next.scenario);
      };
      await Promise.all(Array.from({ length: concurrency }, reader));
    },
    async next(scenarios) {
      const [next] = store.due(scenarios);
      if (next === undefined) return undefined;
      const waitMs = Math.max(next.inMs, rate.waitMs(await perMinute()));
      if (waitMs === 0) await read(next.scenario);
      return waitMs;
    },
  };
}
