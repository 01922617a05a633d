import type { Caller } from './call.js';
import { notFound } from './http/refusal.js';
import type { ScenarioRow, TeamRow, TokenRow } from './state/rows.js';

interface Owned {
  readonly teamId: number;
}

/** Whether the token reaches into this team. */
export function seesTeam({ state, token }: Caller, teamId: number): boolean {
  return state.teams.has(teamId) && (token.teams === undefined || token.teams.includes(teamId));
}

/** Whether another token reaches no further than the caller's. */
export function coversToken({ token: { teams } }: Caller, other: TokenRow): boolean {
  return teams === undefined || other.teams?.every((teamId) => teams.includes(teamId)) === true;
}

export function visibleTeam(caller: Caller, teamId: number): TeamRow {
  const team = caller.state.teams.get(teamId);
  if (!team || !seesTeam(caller, teamId)) throw notFound('Team', teamId);
  return team;
}

/** The row with this id, as far as the token may see it. What it may not see looks exactly like what is not there. */
export function visible<Id extends number | string, Row extends Owned>(
  caller: Caller,
  rows: ReadonlyMap<Id, Row>,
  kind: string,
  id: Id,
): Row {
  const row = rows.get(id);
  if (!row || !seesTeam(caller, row.teamId)) throw notFound(kind, id);
  return row;
}

/** The rows of one team, oldest first. */
export function rowsOfTeam<Row extends Owned>(caller: Caller, rows: ReadonlyMap<unknown, Row>, teamId: number): Row[] {
  visibleTeam(caller, teamId);
  return [...rows.values()].filter((row) => row.teamId === teamId);
}

/** The scenario, as far as the token may see it. */
export const scenarioOf = (caller: Caller, scenarioId: number): ScenarioRow =>
  visible(caller, caller.state.scenarios, 'Scenario', scenarioId);
