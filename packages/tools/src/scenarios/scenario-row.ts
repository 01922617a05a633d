import type { Scenario } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { pick } from '../pick.js';
import { scheduleLine } from '../schedule-line.js';
import { isActiveOf } from './is-active.js';

/** What a list tells about each scenario. Make's names, except for `schedule`. */
export const scenarioSummary = {
  id: z.number(),
  name: z.string(),
  isActive: z.boolean().optional(),
  schedule: z.string().describe('When it runs, in words'),
  nextExec: z.string().optional(),
  folderId: z.number().optional(),
  isinvalid: z.boolean().optional().describe('Has errors and cannot run'),
  isPaused: z.boolean().optional(),
  dlqCount: z.number().optional().describe('Incomplete executions'),
};

/** One scenario in the shape of `scenarioSummary`. What is as usual is left out. */
export function scenarioRow(scenario: Scenario) {
  const isActive = isActiveOf(scenario);
  return {
    ...pick(scenario, 'id', 'name', 'nextExec', 'folderId'),
    ...(isActive === undefined ? {} : { isActive }),
    schedule: scheduleLine(scenario.scheduling),
    ...(scenario.isinvalid ? { isinvalid: true } : {}),
    ...(scenario.isPaused ? { isPaused: true } : {}),
    ...(scenario.dlqCount ? { dlqCount: scenario.dlqCount } : {}),
  };
}
