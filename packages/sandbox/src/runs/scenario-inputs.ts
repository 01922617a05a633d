import { missingParameter } from '../http/refusal.js';
import type { Suberror } from '../http/refusal.js';
import { isObject, ownValue } from '../json-object.js';
import type { Field, Json } from '../state/rows.js';

/** What is wrong with the inputs of a run, by the scenario's declared interface. Undeclared inputs are let through. */
export function inputProblems(fields: readonly Field[], inputs: Json, path = ''): Suberror[] {
  return fields.flatMap((field) =>
    fieldProblems(field, ownValue(inputs, field.name ?? ''), `${path}${field.name ?? ''}`),
  );
}

/** The inputs with the declared defaults where a value is absent. */
export function withDefaults(fields: readonly Field[], inputs: Json): Json {
  const defaults = fields.filter(hasDefault).map(({ name, default: value }) => [name, value]);
  const given = Object.entries(inputs).filter(([, value]) => !isAbsent(value));
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(given) };
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const hasDefault = (field: Field): boolean => !isAbsent(field.default);

function fieldProblems(field: Field, value: unknown, path: string): Suberror[] {
  if (isAbsent(value) || value === '') {
    const missing = field.required === true && !hasDefault(field);
    return missing ? [missingParameter(path)] : [];
  }
  if (!isOfType(field, value)) return [{ name: path, message: `Invalid ${field.type} in parameter '${path}'.` }];
  return nestedProblems(field, value, path);
}

function nestedProblems({ type, spec }: Field, value: unknown, path: string): Suberror[] {
  if (type === 'collection' && isObject(value) && isFields(spec)) return inputProblems(spec, value, `${path}.`);
  if (type !== 'array' || !Array.isArray(value)) return [];
  return value.flatMap((item: unknown, at) => itemProblems(spec, item, `${path}[${at}]`));
}

/** An array says what its items are by the fields of a collection, or by one description of every item. */
function itemProblems(spec: unknown, item: unknown, path: string): Suberror[] {
  if (isField(spec)) return fieldProblems({ ...spec, required: true }, item, path);
  if (!isFields(spec)) return [];
  if (!isObject(item)) return [{ name: path, message: `Invalid collection in parameter '${path}'.` }];
  return inputProblems(spec, item, `${path}.`);
}

function isOfType({ type, options }: Field, value: unknown): boolean {
  if (type === 'select')
    return !Array.isArray(options) || options.some((option) => isObject(option) && option['value'] === value);
  const fits = typeChecks.get(type);
  return fits === undefined || fits(value);
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));

const isWhole = (value: unknown): boolean => isNumber(value) && Number.isInteger(Number(value));

// Make turns texts into numbers, truths and dates where a module wants them, so those forms pass.
const typeChecks = new Map<string, (value: unknown) => boolean>([
  ['text', (value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'],
  ['number', isNumber],
  ['integer', isWhole],
  ['uinteger', (value) => isWhole(value) && Number(value) >= 0],
  ['boolean', (value) => typeof value === 'boolean' || value === 'true' || value === 'false'],
  ['date', (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))],
  ['email', (value) => typeof value === 'string' && /^[^\s@]+@[^\s@]+$/.test(value)],
  ['url', (value) => typeof value === 'string' && URL.canParse(value)],
  ['array', (value) => Array.isArray(value)],
  ['collection', (value) => isObject(value)],
]);

const isField = (value: unknown): value is Field => isObject(value) && typeof value['type'] === 'string';

const isFields = (spec: unknown): spec is readonly Field[] => Array.isArray(spec) && spec.every(isField);
