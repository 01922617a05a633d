import { z } from 'zod';
import { runAnswer, type RunAnswer } from '../runs/run-answer.js';
import { describeField } from './field-description.js';
import { isInherited } from './field-keys.js';
import { typeOf } from './field-types.js';
import type { NamedField } from './field.js';

/** The declared outputs of a scenario. Others may come too. */
export type OutputTypes = ReadonlyMap<string, z.ZodType>;

/** An output named like something that every object has is not declared: it would seem to be there when it is not. */
export const outputTypes = (fields: readonly NamedField[]): OutputTypes =>
  new Map(
    fields
      .filter(({ name }) => !isInherited(name))
      .map((field) => [field.name, describeField({ ...field, required: false }, typeOf(field))]),
  );

/** What a scenario's tool answers. */
export const answerShape = (types: OutputTypes) => ({
  ...runAnswer,
  outputs: z.looseObject(Object.fromEntries(types)).optional(),
  otherOutputs: z.record(z.string(), z.unknown()).optional().describe('Outputs that are not of the declared type'),
});

/**
 * A finished run is never turned into an error by an output that is not what the interface says: clients would refuse
 * the whole answer, so such outputs stand beside the others.
 */
export function sortedOut({ outputs, ...answer }: RunAnswer, types: OutputTypes) {
  if (outputs === undefined) return answer;
  const present = Object.entries(outputs).filter(([, value]) => value !== null && value !== undefined);
  const fits = ([name, value]: readonly [string, unknown]) => types.get(name)?.safeParse(value).success ?? true;
  const others = present.filter((entry) => !fits(entry));
  return {
    ...answer,
    outputs: Object.fromEntries(present.filter(fits)),
    ...(others.length > 0 ? { otherOutputs: Object.fromEntries(others) } : {}),
  };
}
