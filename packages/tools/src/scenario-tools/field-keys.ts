import { isNameable, type NamedField } from './field-types.js';
import { slugOf } from './tool-names.js';

/**
 * The name under which each field is offered. Make allows any text; a schema that every client takes allows less, so other
 * names are respelt, without ever giving two fields the same one.
 */
export function keysOf(fields: readonly NamedField[]): ReadonlyMap<string, NamedField> {
  const keys = new Map(fields.filter(({ name }) => isNameable(name)).map((field) => [field.name, field]));
  for (const field of fields) {
    if (isNameable(field.name)) continue;
    const base = slugOf(field.name).slice(0, 56) || 'field';
    let key = base;
    for (let count = 2; keys.has(key); count += 1) key = `${base}_${count}`;
    keys.set(key, field);
  }
  return keys;
}
