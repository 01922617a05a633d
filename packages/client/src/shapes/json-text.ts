import { z } from 'zod';
import { jsonTextOf } from '../encode-json.js';

/** A value that Make wants as text: an object for the program, JSON in a string on the wire. */
export function jsonText<Schema extends z.ZodType>(schema: Schema) {
  return z.codec(z.string(), schema, {
    decode: (text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: 'invalid_format', format: 'json', input: text, message: 'Expected JSON text' });
        return z.NEVER;
      }
    },
    encode: (value, context) => {
      const text = jsonTextOf(value);
      if (text !== undefined) return text;
      context.issues.push({ code: 'custom', input: value, message: 'JSON cannot hold this' });
      return z.NEVER;
    },
  });
}

/** A value of a reply that comes as an object from some operations and as JSON text from others. */
export function jsonTextOr<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, jsonText(schema)]);
}
