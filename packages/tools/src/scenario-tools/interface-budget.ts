import type { Tool } from '../define-tool.js';
import { sizeOf } from '../shorten.js';
import { fieldsOf, isField, type Field } from './field.js';

/** Every client reads every schema into every conversation, and anybody who edits a scenario decides how long it gets. */
const mostFields = 100;

/** Of both schemas of a tool together, in characters of JSON. */
const longestSchemas = 8_000;

/** Whether so many fields, counting those inside of others, may be described. */
export const fieldsFit = (fields: readonly Field[]): boolean => countOf(fields) <= mostFields;

export const schemasFit = ({ inputSchema, outputSchema }: Pick<Tool, 'inputSchema' | 'outputSchema'>): boolean =>
  sizeOf(inputSchema) + sizeOf(outputSchema) <= longestSchemas;

function countOf(spec: unknown): number {
  if (isField(spec)) return countOf(spec.spec);
  return fieldsOf(spec).reduce((sum, field) => sum + 1 + countOf(field.spec), 0);
}
