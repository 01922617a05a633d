import { invalid } from './http/refusal.js';
import type { Suberror } from './http/refusal.js';
import { ownValue } from './json-object.js';
import type { CustomPropertyItemRow, CustomPropertyType } from './state/custom-property-rows.js';
import type { Json } from './state/rows.js';

const isText = (value: unknown): value is string => typeof value === 'string';

const fits: Readonly<Record<CustomPropertyType, (value: unknown, choices: readonly string[]) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  shortText: isText,
  longText: isText,
  date: (value) => isText(value) && Number.isFinite(Date.parse(value)),
  dropdown: (value, choices) => isText(value) && choices.includes(value),
  multiselect: (value, choices) => Array.isArray(value) && value.every((one) => isText(one) && choices.includes(one)),
};

/** Throws the 400 that names every value which its item does not allow, and every required item without a value. */
export function requireValues(items: readonly CustomPropertyItemRow[], values: Json): void {
  const problems = [
    ...unknownNames(items, values),
    ...items.flatMap((item) => problemsOf(item, ownValue(values, item.name))),
  ];
  if (problems.length > 0) throw invalid(problems);
}

const unknownNames = (items: readonly CustomPropertyItemRow[], values: Json): Suberror[] =>
  Object.keys(values)
    .filter((name) => !items.some((item) => item.name === name))
    .map((name) => ({ name, message: 'There is no such custom property.' }));

function problemsOf({ name, type, options, required }: CustomPropertyItemRow, value: unknown): Suberror[] {
  if (value === undefined || value === null) return required ? [{ name, message: 'A value is required.' }] : [];
  const choices = (options ?? []).map((option) => option.value);
  return fits[type](value, choices) ? [] : [{ name, message: `The value does not fit the type ${type}.` }];
}

/** Without what was cleared. */
export const withoutNulls = (values: Json): Json =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
