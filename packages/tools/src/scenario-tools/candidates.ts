import type { Scenario } from '@makegate/client/endpoints/scenarios';
import { mostTools, stateAgainst } from './exposure.js';

/** The scenarios that may be tools at the same time: of those in a state to be one, the latest edits. */
export const candidatesAmong = (scenarios: readonly Scenario[]): readonly Scenario[] =>
  scenarios
    .filter((scenario) => stateAgainst(scenario) === undefined)
    .toSorted(latestEditFirst)
    .slice(0, mostTools);

const latestEditFirst = (left: Scenario, right: Scenario): number =>
  editedAtMs(right) - editedAtMs(left) || left.id - right.id;

const editedAtMs = ({ lastEdit }: Scenario): number => Date.parse(lastEdit ?? '') || 0;
