import type { Rule } from './rules.js';

/** Rows of one section, written as rule and title of its test. */
export const rulesOf = (section: string, rows: readonly (readonly [rule: string, test: string])[]): Rule[] =>
  rows.map(([rule, test]) => ({ section, rule, test }));
