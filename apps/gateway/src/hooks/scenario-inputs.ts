import { isDeeperThan, mostLevels } from '../routes/json-depth.js';
import { HandlerError } from './handler-error.js';
import type { RunHandler } from './hook-config.js';

/** The inputs that a body stands for. Throws a `HandlerError` when it is not JSON, or has no fields where they are needed. */
export function scenarioInputs(
  body: Uint8Array,
  { input }: Pick<RunHandler, 'input'>,
): Readonly<Record<string, unknown>> {
  const value = jsonIn(body);
  if (isDeeperThan(mostLevels, value)) {
    throw new HandlerError('body_too_deep', `The body is nested in more than ${mostLevels} levels.`);
  }
  if (input !== undefined) return { [input]: value };
  if (isFields(value)) return value;
  throw new HandlerError('body_not_fields', 'The body is not a JSON object whose fields could be the inputs.');
}

/** An input called `__proto__` would be lost on its way, which is no input that anybody declares. */
function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '__proto__');
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new HandlerError('body_not_json', 'The body is not JSON in UTF-8, and the scenario takes inputs.');
  }
}
