import { deliveryRules } from './named/deliveries.js';
import { askingRules } from './named/asking.js';
import { belongingRules } from './named/belongings.js';
import { refusalRules } from './named/refusals.js';
import { scenarioRules } from './named/scenarios.js';

/** What is known of Make that the zone has to keep, and the test that holds the zone to it. */
export interface Rule {
  /** Which part of Make's API it is about. */
  readonly section: string;
  readonly rule: string;
  /** The exact title of the test. */
  readonly test: string;
}

export const rules: readonly Rule[] = [
  ...askingRules,
  ...refusalRules,
  ...scenarioRules,
  ...belongingRules,
  ...deliveryRules,
];
