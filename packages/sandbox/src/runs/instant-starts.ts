import type { Clock } from '../clock.js';
import { hookIdOf } from '../hooks/attachments.js';
import { isObject } from '../json-object.js';
import type { DeliveryRow, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { isAwake } from './schedules.js';
import { createStartRate } from './start-rate.js';

/** Starts instant scenarios with what their hooks have taken in. */
export interface InstantStarts {
  /** Starts a run for each waiting delivery, oldest first, as far as the scenario may start now. */
  drain(scenario: ScenarioRow): void;
  close(): void;
}

/** Whether a delivery starts this scenario at once. */
export const isInstant = (scenario: ScenarioRow): boolean =>
  scenario.scheduling.type === 'immediately' && isAwake(scenario);

/** `start` begins a run with a delivery that has left the queue. */
export function createInstantStarts(
  state: State,
  clock: Clock,
  start: (scenario: ScenarioRow, delivery: DeliveryRow) => void,
): InstantStarts {
  const rate = createStartRate();
  const soon = new Map<number, () => void>();

  const drain = (scenario: ScenarioRow): void => {
    for (const delivery of queueOf(state, scenario)) {
      if (!isInstant(scenario) || isHeld(state, scenario)) return;
      const waitMs = rate.take(scenario, clock.now());
      if (waitMs > 0) return drainLater(scenario.id, waitMs);
      state.deliveries.delete(delivery.id);
      start(scenario, delivery);
    }
  };

  /** One visit is enough for all reasons to come by. */
  const drainLater = (scenarioId: number, waitMs: number): void => {
    if (soon.has(scenarioId)) return;
    const visit = () => {
      soon.delete(scenarioId);
      const scenario = state.scenarios.get(scenarioId);
      if (scenario) drain(scenario);
    };
    soon.set(scenarioId, clock.after(waitMs, visit));
  };

  const lookAt = (scenario: ScenarioRow | undefined): void => {
    if (scenario && isInstant(scenario) && queueOf(state, scenario).length > 0) drainLater(scenario.id, 0);
  };
  const endWatches = [
    state.scenarios.watch((scenario, present) => lookAt(present ? scenario : undefined)),
    state.executions.watch(
      ({ scenarioId, status }) => status !== 'RUNNING' && lookAt(sequentialOne(state, scenarioId)),
    ),
    state.incompleteExecutions.watch(({ scenarioId }) => lookAt(sequentialOne(state, scenarioId))),
  ];

  return {
    drain,
    close: () => {
      for (const end of endWatches) end();
      for (const cancel of soon.values()) cancel();
    },
  };
}

/** What waits at the hook that starts the scenario, oldest first. */
export function queueOf(state: State, scenario: ScenarioRow): DeliveryRow[] {
  const hookId = state.deliveries.size === 0 ? undefined : hookIdOf(scenario);
  if (hookId === undefined || state.hooks.get(hookId)?.scenarioId !== scenario.id) return [];
  return [...state.deliveries.of('hookId', hookId)];
}

const isSequential = ({ blueprint }: ScenarioRow): boolean => {
  const { scenario } = blueprint.metadata;
  return isObject(scenario) && scenario['sequential'] === true;
};

function sequentialOne(state: State, scenarioId: number): ScenarioRow | undefined {
  const scenario = state.scenarios.get(scenarioId);
  return scenario && isSequential(scenario) ? scenario : undefined;
}

/** A scenario that goes one by one waits for its run under way, and for incomplete executions that nobody has resolved. */
export function isHeld(state: State, scenario: ScenarioRow): boolean {
  if (!isSequential(scenario)) return false;
  const running = state.executions.of('scenarioId', scenario.id).find(({ status }) => status === 'RUNNING');
  const incomplete = state.incompleteExecutions.of('scenarioId', scenario.id).find(({ resolved }) => !resolved);
  return running !== undefined || incomplete !== undefined;
}
