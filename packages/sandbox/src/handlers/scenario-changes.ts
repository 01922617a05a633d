import type { ArgumentsOf } from '@makegate/client';
import type { scenarios } from '@makegate/client/endpoints/scenarios';
import { scenarioOf, visible, visibleTeam } from '../access.js';
import { installApps, readBlueprint, requireReferences } from '../blueprint-checks.js';
import { remapped } from '../blueprint-remap.js';
import type { Call, Caller } from '../call.js';
import { invalidParameter, notFound } from '../http/refusal.js';
import type { Blueprint, Json, ScenarioInterface, ScenarioRow, Scheduling } from '../state/rows.js';
import { logEvent } from './scenario-events.js';

const schedulingTypes = ['immediately', 'indefinitely', 'once', 'daily', 'weekly', 'monthly', 'yearly', 'on-demand'];

type CreateCall = Call<ArgumentsOf<typeof scenarios.create>>;

export function createScenario(call: CreateCall): ScenarioRow {
  const { state, args } = call;
  visibleTeam(call, args.teamId);
  requireScheduling(args.scheduling);
  if (args.folderId !== undefined) requireFolder(call, args.teamId, args.folderId);
  const blueprint = readBlueprint(args.blueprint);
  requireReferences(state, args.teamId, blueprint);
  installApps(state, blueprint, args.confirmed);
  return addNew(call, {
    teamId: args.teamId,
    name: blueprint.name,
    description: args.description ?? '',
    folderId: args.folderId ?? null,
    blueprint,
    scheduling: args.scheduling,
    interface: interfaceFrom(args.metadata),
    behaviour: 'echo',
  });
}

export function updateScenario(call: Call<ArgumentsOf<typeof scenarios.update>>): ScenarioRow {
  const { state, args } = call;
  const row = scenarioOf(call, args.scenarioId);
  if (args.scheduling) requireScheduling(args.scheduling);
  if (typeof args.folderId === 'number') requireFolder(call, row.teamId, args.folderId);
  const blueprint = args.blueprint && readBlueprint(args.blueprint);
  if (blueprint) {
    requireReferences(state, row.teamId, blueprint);
    installApps(state, blueprint, args.confirmed);
    replaceBlueprint(row, blueprint, new Date(state.now()).toISOString());
  }
  row.name = args.name ?? row.name;
  row.description = args.description ?? row.description;
  row.scheduling = args.scheduling ?? row.scheduling;
  if (args.folderId !== undefined) row.folderId = args.folderId;
  row.lastEdit = new Date(state.now()).toISOString();
  logEvent(state, row, 'modify');
  return row;
}

function replaceBlueprint(row: ScenarioRow, blueprint: Blueprint, created: string): void {
  row.versions.push({ version: row.versions.length + 1, created, blueprint });
  row.blueprint = blueprint;
  row.name = blueprint.name;
  row.isInvalid = false;
}

export function cloneScenario(call: Call<ArgumentsOf<typeof scenarios.clone>>): ScenarioRow {
  const { state, args } = call;
  const source = scenarioOf(call, args.scenarioId);
  if (args.organizationId !== state.organization.id) throw notFound('Organization', args.organizationId);
  visibleTeam(call, args.teamId);
  const blueprint = { ...remapped(source.blueprint, args), name: args.name };
  if (args.notAnalyze !== true) requireReferences(state, args.teamId, blueprint);
  const copy = addNew(call, { ...source, teamId: args.teamId, name: args.name, folderId: null, blueprint });
  if (args.states === true) for (const [moduleId, value] of source.moduleData) copy.moduleData.set(moduleId, value);
  return copy;
}

type NewScenario = Pick<
  ScenarioRow,
  'teamId' | 'name' | 'description' | 'folderId' | 'blueprint' | 'scheduling' | 'interface' | 'behaviour'
>;

/** New scenarios begin switched off. */
function addNew({ state }: Caller, fresh: NewScenario & Pick<ScenarioRow, 'runDurationMs'>): ScenarioRow {
  const created = new Date(state.now()).toISOString();
  const row: ScenarioRow = {
    ...fresh,
    id: state.nextId(),
    isActive: false,
    isInvalid: false,
    isPaused: false,
    created,
    lastEdit: created,
    versions: [{ version: 1, created, blueprint: fresh.blueprint }],
    buildVariables: new Map(),
    moduleData: new Map(),
    recovery: undefined,
  };
  state.scenarios.set(row.id, row);
  return row;
}

function requireScheduling({ type }: Scheduling): void {
  if (!schedulingTypes.includes(type)) throw invalidParameter('scheduling', `Invalid scheduling type '${type}'.`);
}

function requireFolder(caller: Caller, teamId: number, folderId: number): void {
  const folder = visible(caller, caller.state.folders, 'Folder', folderId);
  if (folder.teamId !== teamId) throw notFound('Folder', folderId);
}

/** The interface a scenario may be created with: `input_spec` and `output_spec` of its metadata. */
function interfaceFrom(metadata: Json | undefined): ScenarioInterface {
  const { input_spec: input, output_spec: output } = metadata ?? {};
  return { input: Array.isArray(input) ? input : [], output: Array.isArray(output) ? output : [] };
}
