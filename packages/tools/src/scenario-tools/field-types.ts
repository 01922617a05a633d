import { z } from 'zod';
import { describeField } from './field-description.js';
import { isNameable } from './field-keys.js';
import { optionsOf } from './field-options.js';
import { deepest, fieldsOf, isField, type Field } from './field.js';

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

/** The element of an array is written as one field, or as the fields of a collection. */
function elementOf(spec: unknown, depth: number): z.ZodType {
  if (Array.isArray(spec)) return collectionOf(spec, depth);
  return isField(spec) ? typeOf(spec, depth) : z.unknown();
}

/** Fields that cannot be named are not: they fit in under their own names, because the object is open. */
function collectionOf(spec: unknown, depth: number): z.ZodType {
  const fields = fieldsOf(spec).filter(({ name }) => isNameable(name));
  if (fields.length === 0 || depth >= deepest) return z.record(z.string(), z.unknown());
  return z.looseObject(
    Object.fromEntries(fields.map((field) => [field.name, describeField(field, typeOf(field, depth))])),
  );
}
