import { dayMs } from '../day.js';
import type { ExecutionRow, RunStatus, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Random } from './random.js';

const historyDays = 30;

/** A month of runs of every scenario that can run, oldest first, and the switch-on event of each before them. */
export function addHistory(state: State, random: Random): void {
  const able = state.scenarios.filter(({ isInvalid }) => !isInvalid);
  const rows = able.flatMap((scenario) => [switchedOn(state, scenario), ...runsOf(state, scenario, random)]);
  rows.sort((one, other) => one.startedMs - other.startedMs);
  for (const row of rows) state.executions.add(row);
}

const runsOf = (state: State, scenario: ScenarioRow, random: Random): ExecutionRow[] =>
  Array.from({ length: historyDays }, (_, daysAgo) => daysAgo + 1)
    // Most scenarios run on most days.
    .filter(() => random.next() < 0.8)
    .map((daysAgo) => pastRun(state, scenario, random, state.now() - daysAgo * dayMs + random.between(0, dayMs - 1)));

function pastRun(state: State, scenario: ScenarioRow, random: Random, startedMs: number): ExecutionRow {
  const status = scenario.behaviour === 'chargeInvoice' ? 'ERROR' : statusOf(random.next());
  const operations = status === 'ERROR' ? 2 : random.between(2, 40);
  return {
    id: state.nextHexId(),
    scenarioId: scenario.id,
    teamId: scenario.teamId,
    startedMs,
    durationMs: random.between(300, 9_000),
    status,
    operations,
    transferBytes: random.between(200, 60_000),
    centicredits: operations * 100,
    type: scenario.scheduling.type === 'on-demand' ? 'manual' : 'auto',
    eventType: 'EXECUTION_END',
    inputs: {},
    authorId: scenario.scheduling.type === 'on-demand' ? scenario.createdBy : null,
    ...(scenario.scheduling.type === 'immediately' && { name: deliveryName(startedMs) }),
    ...(status === 'ERROR' ? { error: connectionLost } : { outputs: {} }),
  };
}

/** Scenarios that a hook starts name their runs after what came in. */
const deliveryName = (startedMs: number): string => `Delivery of ${new Date(startedMs).toISOString().slice(0, 10)}`;

function statusOf(chance: number): RunStatus {
  if (chance < 0.06) return 'ERROR';
  return chance < 0.14 ? 'WARNING' : 'SUCCESS';
}

const connectionLost = {
  name: 'ConnectionError',
  message: 'The connection was closed before the service answered.',
  causeModule: { name: 'Make a request', appName: 'http' },
};

const switchedOn = (state: State, scenario: ScenarioRow): ExecutionRow => ({
  id: state.nextHexId(),
  scenarioId: scenario.id,
  teamId: scenario.teamId,
  startedMs: state.now() - (historyDays + 1) * dayMs,
  durationMs: 0,
  status: 'SUCCESS',
  operations: 0,
  transferBytes: 0,
  centicredits: 0,
  type: 'start',
  eventType: 'START',
  inputs: {},
  authorId: scenario.createdBy,
});
