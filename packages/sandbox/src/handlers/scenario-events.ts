import type { ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** Writes a life-cycle event into the scenario's log, where it stands among the runs. */
export function logEvent(state: State, scenario: ScenarioRow, event: 'start' | 'stop' | 'modify'): void {
  const id = state.nextHexId();
  state.executions.set(id, {
    id,
    scenarioId: scenario.id,
    teamId: scenario.teamId,
    startedMs: state.now(),
    durationMs: 0,
    status: 'SUCCESS',
    operations: 0,
    transferBytes: 0,
    centicredits: 0,
    type: event,
    eventType: event.toUpperCase(),
    inputs: {},
  });
}
