import type { ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** Three incomplete executions of the invoice scenario: two wait for a retry, the last first needs a repaired blueprint. */
export function addIncompleteExecutions(state: State, scenario: ScenarioRow): void {
  const failed = state.executions.of('scenarioId', scenario.id).filter(({ status }) => status === 'ERROR');
  for (const [at, execution] of failed.slice(-3).entries()) {
    const inputs = { invoiceNumber: `INV-${2040 + at}`, amount: 120 + at * 35 };
    const bundle = { '2': [inputs] };
    const broken = at === 2;
    state.incompleteExecutions.add({
      id: state.nextHexId(),
      scenarioId: scenario.id,
      teamId: scenario.teamId,
      executionId: execution.id,
      reason: broken ? "Missing value of required parameter 'url'." : '[503] The payment service did not answer.',
      created: new Date(execution.startedMs).toISOString(),
      bundle,
      inputs,
      sizeBytes: JSON.stringify(bundle).length,
      blueprint: scenario.blueprint,
      failer: 2,
      resolved: false,
      attempts: 0,
      needsRepair: broken,
      retrying: false,
    });
  }
}
