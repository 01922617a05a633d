import type { MakeClient } from '@makegate/client';
import type { Scenario, ScenarioInterface } from '@makegate/client/endpoints/scenarios';
import { codeOf } from '../error-code.js';
import type { KnownInterface } from './interface-memory.js';
import { retryWaitMs } from './retry-wait.js';
import { trimmedInterface } from './trimmed-interface.js';

type Edited = Pick<Scenario, 'id' | 'lastEdit'>;

/** What is known of one scenario's interface. */
interface Entry {
  /** The last one that was read, perhaps of an older edit. */
  readonly known?: ScenarioInterface | undefined;
  /** The edit that has been read, or tried. */
  readonly edit: string | undefined;
  /** When `known` was read. */
  readonly readAtMs?: number | undefined;
  readonly failure?: { readonly code: string; readonly count: number; readonly notBeforeMs: number };
}

export interface Due {
  readonly scenario: Scenario;
  readonly inMs: number;
}

/** The interfaces of scenarios, each read once per edit. */
export interface InterfaceStore {
  readonly get: (scenarioId: number) => ScenarioInterface | undefined;
  /** The code of the error that the last attempt ended with. */
  readonly failureOf: (scenarioId: number) => string | undefined;
  /** The scenarios whose interface is to be read, and in how long: the soonest first, then the latest edit. */
  readonly due: (scenarios: readonly Scenario[]) => readonly Due[];
  /** Reads one. Rejects only when the signal fires; a failed reading is noted and becomes due again later. */
  readonly read: (scenario: Edited, signal: AbortSignal) => Promise<void>;
  /** Makes one due again although it was not edited, also after a reading that is on its way. What was known stays. */
  readonly doubt: (scenarioId: number) => void;
  /** Takes what an earlier start knew. What is older than a day is used, but due again: Make does not promise that every
   * change of an interface counts as an edit. */
  readonly restore: (known: readonly KnownInterface[]) => void;
  /** All that is known without doubt, when any of it was read since the last time somebody asked; else `undefined`. */
  readonly news: () => readonly KnownInterface[] | undefined;
}

const dayMs = 86_400_000;

export function interfaceStore(make: Pick<MakeClient, 'scenarios'>, now: () => number): InterfaceStore {
  const entries = new Map<number, Entry>();
  /** How often each was doubted. */
  const doubts = new Map<number, number>();
  let hasNews = false;

  const dueInMs = (scenario: Edited): number | undefined => {
    const entry = entries.get(scenario.id);
    if (entry === undefined || entry.edit !== editOf(scenario)) return 0;
    return entry.failure === undefined ? undefined : Math.max(0, entry.failure.notBeforeMs - now());
  };

  const failed = (scenario: Edited, error: unknown): Entry => {
    const before = entries.get(scenario.id);
    const count = (before?.failure?.count ?? 0) + 1;
    const failure = { code: codeOf(error) ?? 'internal', count, notBeforeMs: now() + retryWaitMs(count, error) };
    return { known: before?.known, readAtMs: before?.readAtMs, edit: editOf(scenario), failure };
  };

  return {
    get: (scenarioId) => entries.get(scenarioId)?.known,
    failureOf: (scenarioId) => entries.get(scenarioId)?.failure?.code,
    due: (scenarios) =>
      scenarios
        .flatMap((scenario) => {
          const inMs = dueInMs(scenario);
          return inMs === undefined ? [] : [{ scenario, inMs }];
        })
        .toSorted(soonestThenLatestEdit),
    async read(scenario, signal) {
      const doubtsBefore = doubts.get(scenario.id);
      try {
        const reply = await make.scenarios.getInterface({ scenarioId: scenario.id }, { signal });
        // Make may have answered before that happened for which it was doubted.
        const edit = doubts.get(scenario.id) === doubtsBefore ? editOf(scenario) : undefined;
        entries.set(scenario.id, { known: trimmedInterface(reply.interface), readAtMs: now(), edit });
        hasNews = true;
      } catch (error) {
        signal.throwIfAborted();
        entries.set(scenario.id, failed(scenario, error));
      }
    },
    doubt(scenarioId) {
      doubts.set(scenarioId, (doubts.get(scenarioId) ?? 0) + 1);
      const entry = entries.get(scenarioId);
      if (entry) entries.set(scenarioId, { known: entry.known, edit: undefined });
    },
    restore(known) {
      for (const { scenarioId, edit, readAtMs, interface: found } of known) {
        const isRecent = readAtMs > now() - dayMs;
        entries.set(scenarioId, { known: trimmedInterface(found), readAtMs, edit: isRecent ? edit : undefined });
      }
    },
    news() {
      if (!hasNews) return undefined;
      hasNews = false;
      return [...entries].flatMap(([scenarioId, { known, edit, readAtMs, failure }]) =>
        known === undefined || edit === undefined || readAtMs === undefined || failure !== undefined
          ? []
          : [{ scenarioId, edit, readAtMs, interface: known }],
      );
    },
  };
}

/** Something is always the edit, so that a scenario without a date is not read for ever. */
const editOf = ({ lastEdit }: Edited): string => lastEdit ?? 'never';

const soonestThenLatestEdit = (left: Due, right: Due): number =>
  left.inMs - right.inMs || (editOf(left.scenario) < editOf(right.scenario) ? 1 : -1);
