import type { customProperties } from '@makegate/client/endpoints/custom-properties';
import { scenarioOf } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { requireValues, withoutNulls } from '../custom-property-values.js';
import { Refusal, invalidInput } from '../http/refusal.js';
import type { ScenarioPropertiesRow } from '../state/custom-property-rows.js';
import type { Json, ScenarioRow } from '../state/rows.js';
import { itemsForTeam } from './custom-property-access.js';

export const getValues: Handler<typeof customProperties.getValues> = (call) => {
  const { id } = fillableScenario(call, call.args.scenarioId);
  return reply(call.state.scenarioProperties.get(id) ?? { scenarioId: id, values: {} });
};

export const createValues: Handler<typeof customProperties.createValues> = (call) => {
  const scenario = fillableScenario(call, call.args.scenarioId);
  if (call.state.scenarioProperties.has(scenario.id)) {
    throw invalidInput('The scenario has custom properties already.');
  }
  return write(call, scenario, call.args.properties);
};

export const replaceValues: Handler<typeof customProperties.replaceValues> = (call) => {
  const scenario = fillableScenario(call, call.args.scenarioId);
  valuesOf(call, scenario);
  return write(call, scenario, call.args.properties);
};

export const updateValues: Handler<typeof customProperties.updateValues> = (call) => {
  const scenario = fillableScenario(call, call.args.scenarioId);
  return write(call, scenario, { ...valuesOf(call, scenario).values, ...call.args.properties });
};

export const deleteValues: Handler<typeof customProperties.deleteValues> = (call) => {
  const scenario = fillableScenario(call, call.args.scenarioId);
  valuesOf(call, scenario);
  call.state.scenarioProperties.delete(scenario.id);
  return { ok: true };
};

function fillableScenario(caller: Caller, scenarioId: number): ScenarioRow {
  const row = scenarioOf(caller, scenarioId);
  itemsForTeam(caller.state, row.teamId);
  return row;
}

/** Make's own code for it; the status is our guess. */
function valuesOf({ state }: Caller, { id }: ScenarioRow): ScenarioPropertiesRow {
  const row = state.scenarioProperties.get(id);
  if (row) return row;
  const detail = 'The scenario has no custom properties yet.';
  throw new Refusal(400, { detail, message: 'Bad Request', code: 'IM013' });
}

function write({ state }: Caller, { id: scenarioId, teamId }: ScenarioRow, values: Json) {
  requireValues(itemsForTeam(state, teamId), values);
  return reply(state.scenarioProperties.add({ scenarioId, values: withoutNulls(values) }));
}

const reply = ({ scenarioId, values }: ScenarioPropertiesRow) => ({ customProperties: { ...values }, scenarioId });
