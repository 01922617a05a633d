import { z } from 'zod';

/** A JSON Schema object as it is advertised. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema that a client sees for a zod object, written in the few words that every client understands: no `$ref`,
 * no `$schema`, no regular expressions that only repeat a format, no bounds that only restate what an integer is.
 *
 * `input` describes what a caller may send (fields with a default are optional), `output` what a caller will receive.
 */
export function jsonSchemaOf(schema: z.ZodType, side: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...advertised } = z.toJSONSchema(schema, {
    io: side,
    target: 'draft-7',
    reused: 'inline',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      simplify(jsonSchema);
      // Answers may gain fields, so a closed object would only cost tokens and promise too much.
      if (side === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return advertised;
}

function simplify(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.format !== undefined) delete schema.pattern;
  // Keys of JSON objects are text anyway.
  delete schema.propertyNames;
  if (isEmptyObject(schema.additionalProperties)) schema.additionalProperties = true;
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
