import { z } from 'zod';

const Field = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  items: z.looseObject({ type: z.string().optional() }).optional(),
  description: z.string().default(''),
});
const InputSchema = z.looseObject({
  properties: z.record(z.string(), Field).default({}),
  required: z.array(z.string()).default([]),
});

export interface InputField {
  readonly name: string;
  /** In words: `integer`, `text[]`, `asc or desc`. */
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** The fields of a tool's JSON Schema, in its order. */
export function fieldsOf(inputSchema: unknown): readonly InputField[] {
  const { properties, required } = InputSchema.parse(inputSchema);
  return Object.entries(properties).map(([name, field]) => ({
    name,
    type: typeOf(field),
    required: required.includes(name),
    description: field.description,
  }));
}

function typeOf(field: z.output<typeof Field>): string {
  if (field.enum !== undefined) return field.enum.map(String).join(' or ');
  if (field.type === 'array') return `${field.items?.type ?? 'any'}[]`;
  return [field.type ?? 'any'].flat().join(' or ');
}
