import { ArgumentsError } from './errors/arguments-error.js';

type Pair = readonly [name: string, value: string];
type Path = readonly [argument: string, ...keys: string[]];

/** Deeper is an object that holds itself. */
const deepest = 20;

const nameOf = ([argument, ...keys]: Path) => argument + keys.map((key) => `[${key}]`).join('');

/** Fields by name, and not a date, a map or another thing that would lose what it says. */
const isFields = (value: unknown): value is object => Object.prototype.toString.call(value) === '[object Object]';

/** Half of a character that takes two has no encoding. */
export const isEncodable = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** The text of a value that is not made of others, if a URL can hold it. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return isEncodable(value) ? value : undefined;
  return typeof value === 'boolean' || Number.isFinite(value) ? String(value) : undefined;
}

/**
 * Writes a query the way Make reads it: `name[]=` for each item of an array, `name[key]=` for each field of an object,
 * brackets percent-encoded. Begins with a question mark, or is empty. Throws an `ArgumentsError` of the endpoint for a
 * value that a query cannot hold.
 */
export function encodeQuery(endpoint: string, query: Readonly<Record<string, unknown>>): string {
  function pairs(path: Path, value: unknown): readonly Pair[] {
    if (value === undefined || value === null) return [];
    if (path.length <= deepest && Array.isArray(value)) return value.flatMap((item) => pairs([...path, ''], item));
    if (path.length <= deepest && isFields(value)) {
      return Object.entries(value).flatMap(([key, item]) => pairs([...path, key], item));
    }
    const name = nameOf(path);
    const text = textOf(value);
    if (text !== undefined && isEncodable(name)) return [[name, text]];
    const reason = 'a URL cannot hold this; give text, finite numbers, booleans, or arrays and objects of them';
    throw new ArgumentsError(endpoint, [{ path: path.filter(Boolean).join('.'), reason }]);
  }
  const written = Object.entries(query)
    .flatMap(([name, value]) => pairs([name], value))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return written.length === 0 ? '' : `?${written.join('&')}`;
}
