/** Why a scenario is not a tool. `exposed`: it is one. */
export type ExposureReason =
  | 'exposed'
  | 'inactive'
  | 'not_on_demand'
  | 'invalid'
  | 'paused'
  | 'over_limit'
  | 'interface_pending'
  | 'interface_failed'
  | 'grant_missing'
  | 'scope_missing'
  | 'read_only'
  | 'team_unknown'
  | 'list_failed';

/** One scenario, and whether it is offered as a tool. */
export interface Explanation {
  /** Absent when the reason concerns no single scenario: `team_unknown`, `list_failed`. */
  readonly scenarioId?: number;
  readonly scenarioName?: string;
  readonly exposed: boolean;
  /** The name it has, or would have, as a tool. */
  readonly toolName?: string;
  readonly reason: ExposureReason;
  /** What to do about it, or what can be done with it. */
  readonly fix: string;
}
