import { appsOf } from '../blueprint-modules.js';
import type { Blueprint, BlueprintModule, Json, ScenarioInterface, ScenarioRow, Scheduling } from '../state/rows.js';
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

const dayMs = 86_400_000;

export const noInterface: ScenarioInterface = { input: [], output: [] };

export function addScenario(state: State, teamId: number, sketch: ScenarioSketch): ScenarioRow {
  const { name, flow, description, runDurationMs } = sketch;
  const id = state.nextId();
  const created = new Date(state.now() - 120 * dayMs + id * 60_000).toISOString();
  const lastEdit = new Date(state.now() - 40 * dayMs + id * 30_000).toISOString();
  const blueprint: Blueprint = { name, flow, metadata: { version: 1, designer: { orphans: [] } } };
  const row: ScenarioRow = {
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
    versions: [
      { version: 1, created, blueprint: { ...blueprint, flow: flow.slice(0, 1) } },
      { version: 2, created: lastEdit, blueprint },
    ],
    buildVariables: new Map(),
    moduleData: new Map(),
    recovery: undefined,
  };
  state.scenarios.set(id, row);
  for (const app of appsOf(blueprint)) state.organization.installedApps.add(app);
  return row;
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
