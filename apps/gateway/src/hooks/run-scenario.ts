import type { MakeClient } from '@makegate/client';
import { handlerDeadlineMs, type Handle } from './delivery.js';
import type { RunHandler } from './hook-config.js';
import { scenarioInputs } from './scenario-inputs.js';

/** Starts a scenario and does not wait for its end: senders would not wait either. */
export function runScenario(handler: RunHandler, makeOf: () => Promise<MakeClient>): Handle {
  const { scenarioId } = handler;
  return async ({ body }) => {
    const data = scenarioInputs(body, handler);
    const make = await makeOf();
    const { executionId } = await make.scenarios.run({ scenarioId, data }, { deadlineMs: handlerDeadlineMs });
    return { scenarioId, executionId };
  };
}
