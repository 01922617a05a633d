import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

interface FieldSchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly properties?: Readonly<Record<string, FieldSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
}

const FieldSchema: z.ZodType<FieldSchema> = z.looseObject({
  type: z.unknown(),
  enum: z.array(z.unknown()).optional(),
  get properties() {
    return z.record(z.string(), FieldSchema).optional();
  },
  required: z.array(z.string()).optional(),
});

function exampleOf(name: string, schema: FieldSchema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'number' || schema.type === 'integer') return 3;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return [];
  if (schema.type === 'object') return examplesOf(schema);
  if (/mail/i.test(name)) return 'ada@example.com';
  return /name$/i.test(name) ? 'Ada Lovelace' : 'Brno';
}

const examplesOf = ({ properties = {}, required = [] }: FieldSchema): Record<string, unknown> =>
  Object.fromEntries(required.map((name) => [name, exampleOf(name, properties[name] ?? {})]));

/** Something for every required input of a tool, so that the tour works with whatever scenarios the zone has. */
export const exampleArguments = ({ inputSchema }: Pick<Tool, 'inputSchema'>): Record<string, unknown> =>
  examplesOf(FieldSchema.parse(inputSchema));
