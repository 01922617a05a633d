import type { ScenarioInterface } from '@makegate/client/endpoints/scenarios';
import { deepest, fieldsOf, isField, type Field } from './field.js';
import { labelledOptionsOf } from './field-options.js';

/** Only what tools are made of: Make's replies may hold much more, and this is kept in memory and between starts. */
export const trimmedInterface = ({ input, output }: ScenarioInterface): ScenarioInterface => ({
  input: fieldsOf(input).map((field) => trimmedField(field)),
  output: fieldsOf(output).map((field) => trimmedField(field)),
});

function trimmedField(field: Field, depth = 0): Field {
  const { name, type, label, help, required, default: fallback, options, spec } = field;
  const trimmed = {
    name,
    type,
    label,
    help,
    required,
    multiple: field['multiple'] === true ? true : undefined,
    default: fallback,
    options: Array.isArray(options) ? labelledOptionsOf(field) : undefined,
    spec: depth < deepest ? trimmedSpec(spec, depth + 1) : undefined,
  };
  return { ...withoutAbsent(trimmed), type };
}

function trimmedSpec(spec: unknown, depth: number): unknown {
  if (isField(spec)) return trimmedField(spec, depth);
  return Array.isArray(spec) ? fieldsOf(spec).map((field) => trimmedField(field, depth)) : undefined;
}

const withoutAbsent = (field: object): object =>
  Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined && value !== null));
