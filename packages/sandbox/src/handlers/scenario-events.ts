import type { Caller } from '../call.js';
import { addEvent } from '../runs/execution-row.js';
import type { ScenarioRow } from '../state/rows.js';

/** Writes down that the caller has switched or changed a scenario. */
export const logEvent = ({ state, token }: Caller, scenario: ScenarioRow, event: 'start' | 'stop' | 'modify'): void =>
  addEvent(state, scenario, event, token.userId);
