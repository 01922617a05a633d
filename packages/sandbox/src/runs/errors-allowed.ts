import { isObject } from '../json-object.js';
import type { ScenarioRow } from '../state/rows.js';

const usually = 3;

/**
 * The consecutive failed run that switches a scenario off: the first of an instant scenario whatever its settings say, of
 * another the third, or the one its blueprint names as `metadata.scenario.maxErrors`.
 */
export function errorThatStops({ scheduling, blueprint }: Pick<ScenarioRow, 'scheduling' | 'blueprint'>): number {
  if (scheduling.type === 'immediately') return 1;
  const { scenario } = blueprint.metadata;
  const maxErrors = isObject(scenario) ? scenario['maxErrors'] : undefined;
  return typeof maxErrors === 'number' && maxErrors >= 1 ? maxErrors : usually;
}
