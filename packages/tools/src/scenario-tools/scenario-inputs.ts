import type { Shape } from '@makegate/client';
import { z } from 'zod';
import { describeField } from './field-description.js';
import { keysOf } from './field-keys.js';
import { typeOf } from './field-types.js';
import type { NamedField } from './field.js';

/** What a scenario's tool takes. */
export interface ScenarioInputs {
  readonly shape: Shape;
  /** What Make is given for checked arguments, by the names that Make knows. */
  readonly given: (args: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** An argument for each field. */
export function listedInputs(fields: readonly NamedField[]): ScenarioInputs {
  const byKey = keysOf(fields);
  return {
    shape: Object.fromEntries([...byKey].map(([key, field]) => [key, describeField(labelled(field), typeOf(field))])),
    given(args) {
      const given = Object.entries(args).flatMap(([key, value]) => {
        const field = byKey.get(key);
        return field === undefined || value === undefined ? [] : [[field.name, value] as const];
      });
      return Object.fromEntries(given);
    },
  };
}

/** Everything a caller can set is described, if only by the name that Make shows. */
const labelled = (field: NamedField): NamedField => ({ ...field, label: field.label || field.name });

const Values = z.record(z.string(), z.unknown());

/** One argument for all fields, when listing them would cost more than any call is worth. */
export const openInputs: ScenarioInputs = {
  shape: { inputs: Values.optional().describe('Values by the names of the inputs, which scenarios_get lists') },
  given: ({ inputs }) => Values.parse(inputs ?? {}),
};
