import type { blueprints } from '@makegate/client/endpoints/blueprints';
import { scenarioOf } from '../access.js';
import type { Handlers } from '../call.js';
import { invalidParameter, notFound } from '../http/refusal.js';
import type { BlueprintVersion, ScenarioRow } from '../state/rows.js';

export const blueprintsHandlers: Handlers<typeof blueprints> = {
  get: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    const { blueprint, created } = versionOf(row, call.args.blueprintId);
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
    const { id, versions } = scenarioOf(call, call.args.scenarioId);
    const newestFirst = versions.toReversed();
    return {
      scenariosBlueprints: newestFirst.map(({ version, created }) => ({
        version,
        created,
        scenarioId: id,
        draft: false,
      })),
    };
  },
  buildVariables: (call) => variablesOf(scenarioOf(call, call.args.scenarioId)),
  createBuildVariables: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    const taken = call.args.input.find(({ name }) => row.buildVariables.has(name));
    if (taken) throw invalidParameter('input', `Build variable '${taken.name}' exists already.`);
    for (const { name, value } of call.args.input) row.buildVariables.set(name, value);
    return variablesOf(row);
  },
  replaceBuildVariables: (call) => {
    const row = scenarioOf(call, call.args.scenarioId);
    row.buildVariables.clear();
    for (const { name, value } of call.args.input) row.buildVariables.set(name, value);
    return variablesOf(row);
  },
  deleteBuildVariables: (call) => {
    const { buildVariables } = scenarioOf(call, call.args.scenarioId);
    if (!buildVariables.delete(call.args.value)) throw notFound('Build variable', call.args.value);
    return { ok: true };
  },
};

const variablesOf = ({ buildVariables }: ScenarioRow) => ({
  buildVariables: [...buildVariables].map(([name, value]) => ({ name, value })),
});

function versionOf({ versions, blueprint, lastEdit }: ScenarioRow, wanted: number | undefined): BlueprintVersion {
  if (wanted === undefined) return { version: versions.length, created: lastEdit, blueprint };
  const found = versions.find(({ version }) => version === wanted);
  if (!found) throw notFound('Blueprint', wanted);
  return found;
}
