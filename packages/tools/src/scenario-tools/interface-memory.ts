import type { ScenarioInterface } from '@makegate/client/endpoints/scenarios';

/** A scenario's interface as it was read from Make. */
export interface KnownInterface {
  readonly scenarioId: number;
  /** The `lastEdit` of the scenario when it was read; for a scenario without one, `never`. */
  readonly edit: string;
  /** Milliseconds since the epoch. */
  readonly readAtMs: number;
  readonly interface: ScenarioInterface;
}

/**
 * Keeps interfaces from one start of a server to the next, so that a restart does not spend an organization's API limit
 * on what has not changed. One memory belongs to one zone and one place in it.
 */
export interface InterfaceMemory {
  /** What was kept last; nothing when nothing was, or when it cannot be read. Never rejects. */
  recall(): Promise<readonly KnownInterface[]>;
  /** Replaces what was kept. Never rejects: a memory that fails only costs requests. */
  keep(known: readonly KnownInterface[]): Promise<void>;
}
