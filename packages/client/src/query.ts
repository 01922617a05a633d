type Pair = readonly [name: string, value: string];

function pairs(name: string, value: unknown): readonly Pair[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => pairs(`${name}[]`, item));
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) => pairs(`${name}[${key}]`, item));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [[name, String(value)]]
    : [];
}

/**
 * Writes a query the way Make reads it: `name[]=` for each item of an array, `name[key]=` for each field of an object,
 * brackets percent-encoded. Begins with a question mark, or is empty.
 */
export function encodeQuery(query: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(query)
    .flatMap(([name, value]) => pairs(name, value))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return written.length === 0 ? '' : `?${written.join('&')}`;
}
