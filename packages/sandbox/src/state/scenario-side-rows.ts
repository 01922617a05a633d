import type { Json } from './rows.js';

/** A link under which others may copy a scenario. */
export interface SharedScenarioRow {
  /** Eleven characters. */
  readonly id: string;
  readonly scenarioId: number;
  readonly teamId: number;
  readonly title: string;
  readonly descriptionShort: string;
  readonly descriptionLong: string;
  readonly isEnabled: boolean;
  readonly created: string;
}

/** Text beside the modules of a scenario. */
export interface ScenarioNoteRow {
  readonly id: number;
  readonly scenarioId: number;
  readonly content: string;
  readonly moduleIds: readonly number[];
  readonly isFilterNote: boolean;
  readonly metadata: Json;
}
