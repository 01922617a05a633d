import { isObject } from '../json-object.js';
import type { Field, Json } from '../state/rows.js';

/** The fields of a data structure that such a bundle fits, as learning from a delivery finds them. */
export const fieldsLearnedFrom = (bundle: Json): Field[] =>
  Object.entries(bundle).map(([name, value]) => ({ name, ...typeLearnedFrom(value) }));

function typeLearnedFrom(value: unknown): Pick<Field, 'type' | 'spec'> {
  if (Array.isArray(value)) return { type: 'array', spec: itemLearnedFrom(value) };
  if (isObject(value)) return { type: 'collection', spec: fieldsLearnedFrom(value) };
  if (typeof value === 'number' || typeof value === 'boolean') return { type: typeof value };
  return { type: 'text' };
}

/** The first item stands for all. */
function itemLearnedFrom([first]: readonly unknown[]): Pick<Field, 'type' | 'spec'> | Field[] {
  return isObject(first) ? fieldsLearnedFrom(first) : typeLearnedFrom(first);
}
