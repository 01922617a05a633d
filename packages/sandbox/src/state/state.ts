import type {
  ConnectionRow,
  DataStoreRow,
  DataStructureRow,
  ExecutionRow,
  FolderRow,
  HookRow,
  IncompleteExecutionRow,
  KeyRow,
  OrganizationRow,
  ScenarioRow,
  TeamRow,
  TokenRow,
  UserRow,
} from './rows.js';

/** Everything one sandbox zone knows. Handlers read it and write it directly; nothing outlives the sandbox. */
export interface State {
  readonly organization: OrganizationRow;
  readonly user: UserRow;
  readonly tokens: Map<string, TokenRow>;
  readonly teams: Map<number, TeamRow>;
  readonly folders: Map<number, FolderRow>;
  readonly scenarios: Map<number, ScenarioRow>;
  /** By execution id, in the order they began. */
  readonly executions: Map<string, ExecutionRow>;
  readonly incompleteExecutions: Map<string, IncompleteExecutionRow>;
  readonly connections: Map<number, ConnectionRow>;
  readonly keys: Map<number, KeyRow>;
  readonly hooks: Map<number, HookRow>;
  readonly dataStructures: Map<number, DataStructureRow>;
  readonly dataStores: Map<number, DataStoreRow>;
  /** A number no row of this zone has had. */
  readonly nextId: () => number;
  /** A 32-digit hexadecimal id, as Make gives to executions. */
  readonly nextHexId: () => string;
  readonly nextUuid: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Removes a team and all that it owns. */
export function removeTeam(state: State, teamId: number): void {
  const owned = [
    state.folders,
    state.scenarios,
    state.executions,
    state.incompleteExecutions,
    state.connections,
    state.keys,
    state.hooks,
    state.dataStructures,
    state.dataStores,
  ];
  for (const rows of owned) removeWhere<unknown, { readonly teamId: number }>(rows, (row) => row.teamId === teamId);
  state.teams.delete(teamId);
}

/** Removes a scenario with its runs and its incomplete executions. */
export function removeScenario(state: State, scenarioId: number): void {
  removeWhere(state.executions, (row) => row.scenarioId === scenarioId);
  removeWhere(state.incompleteExecutions, (row) => row.scenarioId === scenarioId);
  state.scenarios.delete(scenarioId);
}

function removeWhere<Key, Row>(rows: Map<Key, Row>, unwanted: (row: Row) => boolean): void {
  for (const [key, row] of rows) if (unwanted(row)) rows.delete(key);
}
