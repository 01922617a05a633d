import type { blueprints } from '@makegate/client/endpoints/blueprints';
import { scenarioOf } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { invalidParameter, notFound } from '../http/refusal.js';
import type { BlueprintVersionRow, ScenarioRow } from '../state/rows.js';

export const blueprintsHandlers: Handlers<typeof blueprints> = {
  get: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    const { blueprint, created } = versionOf(call, row, call.args.blueprintId);
    const { flow, ...rest } = blueprint;
    return {
      code: 'OK',
      response: {
        blueprint: { ...rest, flow: [...flow] },
        scheduling: row.scheduling,
        metadata: { input_spec: row.interface.input, output_spec: row.interface.output },
        idSequence: Math.max(0, ...flow.map(({ id }) => id)) + 1,
        created: row.created,
        last_edit: created,
        concept: false,
      },
    };
  },
  versions: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    const { id } = row;
    const kept = call.state.blueprintVersions.of('scenarioId', id).filter((version) => isKept(call, row, version));
    const newestFirst = [...kept].toReversed();
    return {
      scenariosBlueprints: newestFirst.map(({ version, created }) => ({
        version,
        created,
        scenarioId: id,
        draft: false,
        versionDescription: null,
      })),
    };
  },
  buildVariables: (call) => variablesOf(scenarioOf(call, call.args.scenarioId)),
  createBuildVariables: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    const taken = call.args.input.find((fresh) => row.buildVariables.some(({ name }) => name === fresh.name));
    if (taken) throw invalidParameter('input', `Build variable '${taken.name}' exists already.`);
    const buildVariables = [...row.buildVariables, ...call.args.input.map(variable)];
    return variablesOf(call.state.scenarios.change(row, { buildVariables }));
  },
  replaceBuildVariables: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    const buildVariables = call.args.input.map(variable);
    return variablesOf(call.state.scenarios.change(row, { buildVariables }));
  },
  deleteBuildVariables: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    const buildVariables = row.buildVariables.filter(({ name }) => name !== call.args.value);
    if (buildVariables.length === row.buildVariables.length) throw notFound('Build variable', call.args.value);
    call.state.scenarios.change(row, { buildVariables });
    return { ok: true };
  },
};

const variablesOf = ({ buildVariables }: ScenarioRow) => ({
  buildVariables: [...buildVariables],
});

const variable = ({ name, value }: { readonly name: string; readonly value?: unknown }) => ({ name, value });

const keptMs = 60 * 86_400_000;

/** Versions are there for 60 days, the one in force for as long as it is. */
const isKept = ({ state }: Pick<Caller, 'state'>, { version }: ScenarioRow, past: BlueprintVersionRow): boolean =>
  past.version === version || Date.parse(past.created) > state.now() - keptMs;

function versionOf(
  { state }: Caller,
  row: ScenarioRow,
  wanted: number | undefined,
): Pick<BlueprintVersionRow, 'created' | 'blueprint'> {
  const { id, blueprint, lastEdit, version } = row;
  if (wanted === undefined || wanted === version) return { created: lastEdit, blueprint };
  const found = state.blueprintVersions.get(id, wanted);
  if (!found || !isKept({ state }, row, found)) throw notFound('Blueprint', wanted);
  return found;
}
