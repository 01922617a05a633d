import type { MakeClient } from '@makegate/client';
import type { Scenario } from '@makegate/client/endpoints/scenarios';
import { codeOf } from '../error-code.js';
import type { Place } from '../tool-context.js';
import { retryWaitMs } from './retry-wait.js';
import { listScenarios, whereaboutsOf, type Whereabouts } from './scenario-list.js';

/** The scenarios of the team as they were last read. */
export interface ScenarioRoll {
  readonly scenarios: () => readonly Scenario[];
  /** Milliseconds since the last attempt to read, `undefined` before the first. */
  readonly ageMs: () => number | undefined;
  /** Why the last attempt failed. What was known before stays. */
  readonly failure: () => { readonly code: string; readonly retryInMs: number } | undefined;
  /** False when the credential sees several organizations and nobody said which. */
  readonly placed: () => boolean;
  /** Rejects only when the signal fires. */
  readonly read: () => Promise<void>;
}

export interface ScenarioRollOptions {
  readonly make: Pick<MakeClient, 'each' | 'organizations'>;
  readonly place: Place;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

export function scenarioRoll({ make, place, now, signal }: ScenarioRollOptions): ScenarioRoll {
  let where: Whereabouts | undefined;
  let known: readonly Scenario[] = [];
  let triedAtMs: number | undefined;
  let failed: { readonly code: string; readonly count: number; readonly retryAtMs: number } | undefined;

  return {
    scenarios: () => known,
    ageMs: () => (triedAtMs === undefined ? undefined : now() - triedAtMs),
    failure: () => failed && { code: failed.code, retryInMs: Math.max(0, failed.retryAtMs - now()) },
    placed: () => where !== undefined,
    async read() {
      triedAtMs = now();
      try {
        where ??= await whereaboutsOf(place, make, signal);
        known = where === undefined ? [] : await listScenarios(where, make, signal);
        failed = undefined;
      } catch (error) {
        signal.throwIfAborted();
        const count = (failed?.count ?? 0) + 1;
        failed = { code: codeOf(error) ?? 'internal', count, retryAtMs: now() + retryWaitMs(count, error) };
      }
    },
  };
}
