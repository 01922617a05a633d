import type { NamedField } from './field.js';
import { slugOf } from './tool-names.js';

/**
 * Whether a schema can name a field so: other characters would make some clients drop the whole server, and what every
 * object inherits looks to a checker as if it were always given.
 */
export const isNameable = (name: string): boolean => /^[A-Za-z0-9_.-]{1,64}$/.test(name) && !isInherited(name);

export const isInherited = (name: string): boolean => name in Object.prototype;

/**
 * The name under which each field is offered. Make allows any text; other names than a schema takes are respelt, without
 * ever giving two fields the same one.
 */
export function keysOf(fields: readonly NamedField[]): ReadonlyMap<string, NamedField> {
  const keys = new Map(fields.filter(({ name }) => isNameable(name)).map((field) => [field.name, field]));
  for (const field of fields) {
    if (isNameable(field.name)) continue;
    const base = slugOf(field.name).slice(0, 56) || 'field';
    let key = base;
    for (let count = 2; keys.has(key) || isInherited(key); count += 1) key = `${base}_${count}`;
    keys.set(key, field);
  }
  return keys;
}
