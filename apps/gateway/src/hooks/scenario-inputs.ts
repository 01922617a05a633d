import { z } from 'zod';
import { HandlerError } from './handler-error.js';
import type { RunHandler } from './hook-config.js';

const Fields = z.record(z.string(), z.unknown());

/** The inputs that a body stands for. Throws a `HandlerError` when it is not JSON, or has no fields where they are needed. */
export function scenarioInputs(
  body: Uint8Array,
  { input }: Pick<RunHandler, 'input'>,
): Readonly<Record<string, unknown>> {
  const value = jsonIn(body);
  if (input !== undefined) return { [input]: value };
  const fields = Fields.safeParse(value);
  if (fields.success) return fields.data;
  throw new HandlerError('body_not_fields', 'The body is not a JSON object, whose fields would be the inputs.');
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new HandlerError('body_not_json', 'The body is not JSON in UTF-8, and the scenario takes inputs.');
  }
}
