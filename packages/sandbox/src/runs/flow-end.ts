import { appOf, modulesOf } from '../blueprint-modules.js';
import { interpolate } from '../hooks/interpolate.js';
import type { Bundles } from '../hooks/interpolate.js';
import { isObject } from '../json-object.js';
import type { Blueprint, BlueprintModule, RetryPlan, RunError } from '../state/rows.js';
import { retryPlanOf } from './retry-plan.js';

/** How the modules of a flow end a run. */
export interface FlowEnd {
  readonly status: 'SUCCESS' | 'WARNING' | 'ERROR';
  /** Modules of the flow that had their turn. */
  readonly steps: number;
  readonly error?: RunError;
  /** The module at which the run stopped, if what it had in hand is kept as an incomplete execution. */
  readonly failer?: number;
  readonly retry?: RetryPlan;
}

/**
 * Modules do nothing here but for those that throw: they end a run in the way their error handler says. Modules behind a
 * filter and in the routes of a router are not reached, for filters are not evaluated.
 */
export function endOfFlow(blueprint: Blueprint, bundles: Bundles): FlowEnd {
  let warned = false;
  for (const [at, module] of blueprint.flow.entries()) {
    if (isThrower('ThrowWarning', module)) warned = true;
    if (!isThrower('ThrowError', module)) continue;
    const end = failureAt(module, blueprint, messageOf(module, bundles));
    if (end !== undefined) return { ...end, steps: at + 1 };
  }
  return { status: warned ? 'WARNING' : 'SUCCESS', steps: blueprint.flow.length };
}

const isThrower = (name: string, { module, filter }: BlueprintModule): boolean =>
  module === `builtin:${name}` && !isObject(filter);

/** The run's end when a module fails; undefined when its error handler lets the run go on. */
function failureAt(module: BlueprintModule, blueprint: Blueprint, message: string): Omit<FlowEnd, 'steps'> | undefined {
  const handler = modulesOf(module['onerror']).findLast((one) => appOf(one) === 'builtin');
  const error = { name: 'RuntimeError', message, causeModule: { name: 'Throw error', appName: appOf(module) } };
  switch (handler?.module) {
    case 'builtin:Ignore':
    case 'builtin:Resume':
      return undefined;
    case 'builtin:Commit':
      return { status: 'SUCCESS' };
    case 'builtin:Break': {
      const retry = retryPlanOf(handler);
      return { status: 'WARNING', error, failer: module.id, ...(retry && { retry }) };
    }
    default:
      return { status: 'ERROR', error, ...(keepsIncomplete(blueprint) && { failer: module.id }) };
  }
}

/** The scenario setting that keeps failed runs for a retry. */
function keepsIncomplete({ metadata: { scenario } }: Blueprint): boolean {
  return isObject(scenario) && scenario['dlq'] === true;
}

function messageOf({ mapper }: BlueprintModule, bundles: Bundles): string {
  const message = isObject(mapper) ? mapper['message'] : undefined;
  return typeof message === 'string' ? interpolate(message, bundles) : 'The scenario threw an error.';
}
