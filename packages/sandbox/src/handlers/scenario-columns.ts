import { appsOf } from '../blueprint-modules.js';
import { hookIdOf } from '../hooks/attachments.js';
import { isHeld } from '../runs/instant-starts.js';
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
    iswaiting: isHeld(state, row),
    dlqCount: unresolvedCount(state, id),
    createdByUser: userColumns(state, row.createdBy),
    updatedByUser: userColumns(state, row.updatedBy),
    nextExec: typeof row.nextStartMs === 'number' ? new Date(row.nextStartMs).toISOString() : null,
    created,
    scenarioVersion: row.version,
    moduleSequenceId: row.blueprint.flow.length,
    type: row.type ?? 'scenario',
  };
}

/** Somebody who made or changed a thing; null for somebody who is gone. */
export function userColumns(state: State, userId: number) {
  const user = state.users.get(userId);
  return user ? { id: user.id, name: user.name, email: user.email } : null;
}

function unresolvedCount(state: State, id: number): number {
  return state.incompleteExecutions.of('scenarioId', id).filter(({ resolved }) => !resolved).length;
}
