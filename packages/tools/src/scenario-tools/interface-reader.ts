import type { Scenario } from '@makegate/client/endpoints/scenarios';
import type { InterfaceStore } from './interface-store.js';
import { pace } from './pace.js';

export interface InterfaceReaderOptions {
  readonly store: InterfaceStore;
  /** The organization's `license.apiLimit`, in requests per minute. `undefined` when it cannot be known. */
  readonly apiLimit: () => Promise<number | undefined>;
  readonly maxAtStart: number;
  readonly concurrency: number;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Reads interfaces without taking the API limit from anybody. Both methods reject only when the signal fires. */
export interface InterfaceReader {
  /** The first few at once: at most `maxAtStart`, `concurrency` of them at a time. */
  readonly first: (scenarios: readonly Scenario[]) => Promise<void>;
  /** Reads one when its time has come (0), else answers how many milliseconds that takes; `undefined`: all are known. */
  readonly next: (scenarios: readonly Scenario[]) => Promise<number | undefined>;
}

/** Our part of the limit. The rest is for the calls that somebody waits for. */
const share = 0.2;

/** Assumed when the limit cannot be read: the lowest that was seen. */
const lowestApiLimit = 30;

export function interfaceReader(options: InterfaceReaderOptions): InterfaceReader {
  const { store, signal } = options;
  const rate = pace(options.now);
  let perMinute: Promise<number> | undefined;

  const read = (scenario: Scenario): Promise<void> => {
    rate.begin();
    return store.read(scenario, signal);
  };

  return {
    async first(scenarios) {
      const due = store.due(scenarios).slice(0, options.maxAtStart);
      const reader = async (): Promise<void> => {
        for (let next = due.shift(); next !== undefined; next = due.shift()) await read(next.scenario);
      };
      await Promise.all(Array.from({ length: options.concurrency }, reader));
    },
    async next(scenarios) {
      const [next] = store.due(scenarios);
      if (next === undefined) return undefined;
      const waitMs = Math.max(next.inMs, rate.waitMs(await (perMinute ??= shareOf(options.apiLimit))));
      if (waitMs === 0) await read(next.scenario);
      return waitMs;
    },
  };
}

async function shareOf(apiLimit: () => Promise<number | undefined>): Promise<number> {
  const limit = await apiLimit().catch(() => undefined);
  return Math.max(1, Math.floor((limit ?? lowestApiLimit) * share));
}
