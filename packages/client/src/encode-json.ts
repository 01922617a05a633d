import { ArgumentsError } from './errors/arguments-error.js';

/** JSON text, or nothing for what JSON cannot hold: a BigInt, an object that holds itself, a function. */
export function jsonTextOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** JSON for the wire. Throws an `ArgumentsError` of the endpoint for what JSON cannot hold. */
export function encodeJson(endpoint: string, argument: string, value: unknown): string {
  const text = jsonTextOf(value);
  if (text !== undefined) return text;
  const reason = 'JSON cannot hold this; give text, numbers, booleans, null, or arrays and objects of them';
  throw new ArgumentsError(endpoint, [{ path: argument, reason }]);
}
