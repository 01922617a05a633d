import type { ArgumentsOf } from '@makegate/client';
import type { scenarios } from '@makegate/client/endpoints/scenarios';
import { scenarioOf, visible, visibleTeam } from '../access.js';
import { installApps, readBlueprint, requireReferences } from '../blueprint-checks.js';
import { remapped } from '../blueprint-remap.js';
import type { Call, Caller } from '../call.js';
import { invalid, notFound } from '../http/refusal.js';
import { problemsOf } from '../runs/scheduling-problems.js';
import type { Blueprint, Json, ScenarioInterface, ScenarioRow, Scheduling } from '../state/rows.js';
import type { State } from '../state/state.js';
import { logEvent } from './scenario-events.js';

type CreateCall = Call<ArgumentsOf<typeof scenarios.create>>;

export function createScenario(call: CreateCall): ScenarioRow {
  const { state, args } = call;
  visibleTeam(call, args.teamId);
  requireScheduling(args.scheduling);
  if (args.folderId !== undefined) requireFolder(call, args.teamId, args.folderId);
  const blueprint = readBlueprint(args.blueprint);
  requireReferences(state, args.teamId, blueprint);
  installApps(state, args.teamId, blueprint, args.confirmed);
  countUse(state, args.basedon);
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
    installApps(state, row.teamId, blueprint, args.confirmed);
    replaceBlueprint(call, row, blueprint);
  }
  const { name = row.name, description = row.description, scheduling = row.scheduling, folderId = row.folderId } = args;
  const edit = { lastEdit: new Date(state.timestamp()).toISOString(), updatedBy: call.token.userId };
  state.scenarios.change(row, { name, description, scheduling, folderId, ...edit });
  logEvent(call, row, 'modify');
  return row;
}

/** Gives the scenario another blueprint, as its next version. */
export function replaceBlueprint({ state }: Caller, row: ScenarioRow, blueprint: Blueprint): void {
  const version = row.version + 1;
  const created = new Date(state.timestamp()).toISOString();
  state.blueprintVersions.add({ scenarioId: row.id, version, created, blueprint });
  state.scenarios.change(row, { blueprint, version, name: blueprint.name, isInvalid: false });
}

export function cloneScenario(call: Call<ArgumentsOf<typeof scenarios.clone>>): ScenarioRow {
  const { state, args } = call;
  const source = scenarioOf(call, args.scenarioId);
  const { organizationId } = visibleTeam(call, args.teamId);
  if (organizationId !== args.organizationId) throw notFound('Team', args.teamId);
  const blueprint = { ...remapped(source.blueprint, args), name: args.name };
  if (args.notAnalyze !== true) requireReferences(state, args.teamId, blueprint);
  const copy = addNew(call, { ...source, teamId: args.teamId, name: args.name, folderId: null, blueprint });
  return args.states === true ? state.scenarios.change(copy, { moduleData: source.moduleData }) : copy;
}

type NewScenario = Pick<
  ScenarioRow,
  'teamId' | 'name' | 'description' | 'folderId' | 'blueprint' | 'scheduling' | 'interface' | 'behaviour'
>;

/** New scenarios begin switched off. */
export function addNew(
  { state, token }: Caller,
  fresh: NewScenario & Pick<ScenarioRow, 'runDurationMs' | 'type'>,
): ScenarioRow {
  const created = new Date(state.timestamp()).toISOString();
  const id = state.nextId();
  const row = state.scenarios.add({
    ...fresh,
    id,
    isActive: false,
    isInvalid: false,
    isPaused: false,
    created,
    lastEdit: created,
    version: 1,
    createdBy: token.userId,
    updatedBy: token.userId,
    buildVariables: [],
    moduleData: {},
    recovery: null,
  });
  state.blueprintVersions.add({ scenarioId: id, version: 1, created, blueprint: fresh.blueprint });
  return row;
}

/** Making a scenario from a public template counts for the template. */
function countUse(state: State, publicTemplateId: number | undefined): void {
  const template = publicTemplateId === undefined ? undefined : state.publicTemplates.get(publicTemplateId);
  if (template) state.publicTemplates.change(template, { usage: template.usage + 1 });
}

function requireScheduling(scheduling: Scheduling): void {
  const problems = problemsOf(scheduling);
  if (problems.length === 0) return;
  throw invalid(problems.map(({ field, message }) => ({ name: `scheduling.${field}`, message })));
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
