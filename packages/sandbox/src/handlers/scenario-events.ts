import type { Caller } from '../call.js';
import type { ScenarioRow } from '../state/rows.js';

/** Writes a life-cycle event into the scenario's log, where it stands among the runs. */
export function logEvent({ state, token }: Caller, scenario: ScenarioRow, event: 'start' | 'stop' | 'modify'): void {
  state.executions.add({
    id: state.nextHexId(),
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
    authorId: token.userId,
  });
}
