import type { z } from 'zod';

/**
 * Reads values that arrived as text (path parameters, query) by a schema that wants numbers, booleans and lists: whatever
 * the schema complains about is read as what it asked for. So a text that happens to look like a number stays text
 * where text is wanted.
 */
export function readText<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  wording?: z.core.ParseContext<z.core.$ZodIssue>,
): z.ZodSafeParseResult<z.output<Schema>> {
  const first = schema.safeParse(raw, wording);
  if (first.success) return first;
  const amended = first.error.issues.reduce(amend, raw);
  const second = schema.safeParse(amended, wording);
  if (second.success) return second;
  // What has just become a list may be one of numbers. What is still wrong then is what the caller got wrong.
  return schema.safeParse(second.error.issues.reduce(amend, amended), wording);
}

function amend(value: unknown, issue: z.core.$ZodIssue): unknown {
  if (issue.code === 'invalid_union')
    return issue.errors.flat().reduce((seen, nested) => amendAt(seen, issue, nested), value);
  return amendAt(value, undefined, issue);
}

function amendAt(value: unknown, union: z.core.$ZodIssue | undefined, issue: z.core.$ZodIssue): unknown {
  if (issue.code !== 'invalid_type') return value;
  return replaceAt(value, [...(union?.path ?? []), ...issue.path], (text) => readAs(issue.expected, text));
}

function replaceAt(value: unknown, path: readonly PropertyKey[], change: (found: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (at === key ? replaceAt(item, rest, change) : item));
  if (typeof value !== 'object' || value === null) return value;
  const found: unknown = Reflect.get(value, key);
  return { ...value, [key]: replaceAt(found, rest, change) };
}

function readAs(expected: string, text: unknown): unknown {
  if (expected === 'array' && text !== undefined) return [text];
  if (typeof text !== 'string') return text;
  if (expected === 'number' || expected === 'int') return isNumeric(text) ? Number(text) : text;
  if (expected === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

const isNumeric = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));
