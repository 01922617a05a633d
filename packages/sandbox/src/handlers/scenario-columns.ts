import { appsOf, referencesOf } from '../blueprint-modules.js';
import type { ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** A scenario as Make lists it, all columns. */
export function scenarioColumns(state: State, row: ScenarioRow) {
  const { id, name, teamId, description, folderId, isActive, scheduling, created, lastEdit } = row;
  return {
    id,
    name,
    teamId,
    hookId: hookIdOf(row) ?? null,
    deviceId: null,
    deviceScope: null,
    devices: [],
    description,
    folderId,
    isinvalid: row.isInvalid,
    islinked: isActive,
    isActive,
    islocked: false,
    isPaused: row.isPaused,
    usedPackages: appsOf(row.blueprint),
    lastEdit,
    scheduling,
    iswaiting: false,
    dlqCount: unresolvedCount(state, id),
    createdByUser: userColumns(state, row.createdBy),
    updatedByUser: userColumns(state, row.updatedBy),
    nextExec: nextExecution(state, row),
    created,
    scenarioVersion: row.version,
    moduleSequenceId: row.blueprint.flow.length,
    type: 'scenario',
  };
}

/** The hook a scenario starts from. */
export function hookIdOf({ blueprint }: ScenarioRow): number | undefined {
  return referencesOf(blueprint.flow).find(({ kind }) => kind === 'Hook')?.id;
}

/** Null for somebody who is gone. */
function userColumns(state: State, userId: number) {
  const user = state.users.get(userId);
  return user ? { id: user.id, name: user.name, email: user.email } : null;
}

function unresolvedCount(state: State, id: number): number {
  return state.incompleteExecutions.of('scenarioId', id).filter(({ resolved }) => !resolved).length;
}

const dayMs = 86_400_000;

function nextExecution(state: State, { isActive, scheduling }: ScenarioRow): string | null {
  const { type, interval } = scheduling;
  if (!isActive || type === 'on-demand' || type === 'immediately') return null;
  const waitMs = typeof interval === 'number' ? interval * 1000 : dayMs;
  return new Date(state.now() + waitMs).toISOString();
}
