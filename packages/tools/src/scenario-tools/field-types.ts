import type { Field } from './field.js';
import { z } from 'zod';
import { optionsOf } from './field-options.js';
import { describeField } from './field-description.js';

/** How deep collections and arrays are described. What lies deeper is advertised open. */
const deepest = 4;

/** A field that may be named in a schema. */
export type NamedField = Field & { readonly name: string };

/**
 * What a field of a scenario's interface may hold, in schema words that every client knows. Types that we do not know,
 * files and free JSON are open: Make checks them. Dates stay text, because Make reads more forms than a schema can say.
 */
export function typeOf(field: Field, depth = 0): z.ZodType {
  const choices = optionsOf(field);
  if (choices !== undefined) return field['multiple'] === true ? z.array(z.literal(choices)) : z.literal(choices);
  if (depth >= deepest) return z.unknown();
  switch (field.type) {
    case 'text':
    case 'select':
    case 'date':
    case 'time':
    case 'email':
    case 'url':
    case 'uuid':
    case 'timezone':
      return z.string();
    case 'number':
    case 'port':
      return z.number();
    case 'integer':
    case 'uinteger':
    case 'timestamp':
      return z.number().int();
    case 'boolean':
    case 'checkbox':
      return z.boolean();
    case 'array':
      return z.array(elementOf(field.spec, depth + 1));
    case 'collection':
      return collectionOf(field.spec, depth + 1);
    default:
      return z.unknown();
  }
}

/** Fields that a schema can name: others would make some clients drop the whole server. */
export const isNameable = (name: string): boolean => /^[A-Za-z0-9_.-]{1,64}$/.test(name);

/** The element of an array is written as one field, or as the fields of a collection. */
function elementOf(spec: unknown, depth: number): z.ZodType {
  if (Array.isArray(spec)) return collectionOf(spec, depth);
  return isField(spec) ? typeOf(spec, depth) : z.unknown();
}

function collectionOf(spec: unknown, depth: number): z.ZodType {
  const fields = fieldsOf(spec).filter(({ name }) => isNameable(name));
  if (fields.length === 0 || depth >= deepest) return z.record(z.string(), z.unknown());
  return z.looseObject(
    Object.fromEntries(fields.map((field) => [field.name, describeField(field, typeOf(field, depth))])),
  );
}

/** The fields of a spec that can be given by name. */
export function fieldsOf(spec: unknown): readonly NamedField[] {
  if (!Array.isArray(spec)) return [];
  return spec.filter((field: unknown): field is NamedField => isField(field) && (field.name ?? '') !== '');
}

function isField(value: unknown): value is Field {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
