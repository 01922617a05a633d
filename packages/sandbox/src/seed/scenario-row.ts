import { installApps } from '../blueprint-checks.js';
import { dayMs } from '../day.js';
import type { Blueprint, BlueprintModule, Json, ScenarioInterface, ScenarioRow, Scheduling } from '../state/rows.js';
import { organizationOwner } from '../roles.js';
import { organizationIdOf } from '../state/places.js';
import type { State } from '../state/state.js';

/** What a seeded scenario says about itself; the rest has ordinary values. */
export interface ScenarioSketch {
  readonly name: string;
  readonly description: string;
  readonly flow: readonly BlueprintModule[];
  readonly scheduling?: Scheduling;
  readonly interface?: ScenarioInterface;
  readonly folderId?: number;
  readonly isActive?: boolean;
  readonly isInvalid?: boolean;
  readonly isPaused?: boolean;
  readonly behaviour?: string;
  readonly runDurationMs?: number;
}

export const noInterface: ScenarioInterface = { input: [], output: [] };

/** By the owner of the organization. */
export function addScenario(state: State, teamId: number, sketch: ScenarioSketch): ScenarioRow {
  const { name, flow, description, runDurationMs } = sketch;
  const id = state.nextId();
  // Ids are in the hundred thousands: their last digits keep scenarios apart by hours, and in the past.
  const spread = id % 1_000;
  // Within the 60 days for which the first version of the blueprint can be read.
  const created = new Date(state.now() - 55 * dayMs + spread * 60_000).toISOString();
  const lastEdit = new Date(state.now() - 40 * dayMs + spread * 30_000).toISOString();
  const blueprint: Blueprint = { name, flow, metadata: { version: 1, designer: { orphans: [] } } };
  const createdBy = ownerOf(state, teamId);
  installApps(state, teamId, blueprint, true);
  const past = { ...blueprint, flow: flow.slice(0, 1) };
  const row = state.scenarios.add({
    id,
    teamId,
    name,
    description,
    folderId: sketch.folderId ?? null,
    blueprint,
    scheduling: sketch.scheduling ?? { type: 'on-demand' },
    interface: sketch.interface ?? noInterface,
    isActive: sketch.isActive ?? true,
    isInvalid: sketch.isInvalid ?? false,
    isPaused: sketch.isPaused ?? false,
    created,
    lastEdit,
    behaviour: sketch.behaviour ?? 'echo',
    ...(runDurationMs !== undefined && { runDurationMs }),
    version: 2,
    createdBy,
    updatedBy: createdBy,
    buildVariables: [],
    moduleData: {},
    recovery: null,
  });
  state.blueprintVersions.add({ scenarioId: id, version: 1, created, blueprint: past });
  state.blueprintVersions.add({ scenarioId: id, version: 2, created: lastEdit, blueprint });
  return row;
}

function ownerOf(state: State, teamId: number): number {
  const members = state.organizationMembers.of('organizationId', organizationIdOf(state, teamId));
  return members.find(({ usersRoleId }) => usersRoleId === organizationOwner.id)?.userId ?? 0;
}

/** One module of a blueprint, laid out to the right of the one before it. */
export function module(id: number, name: string, rest: Json = {}): BlueprintModule {
  return {
    id,
    module: name,
    version: 1,
    parameters: {},
    mapper: {},
    metadata: { designer: { x: id * 300, y: 0 } },
    ...rest,
  };
}
