/** JSON in which the order of an object's keys makes no difference: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => (isPlainObject(entry) ? sorted(entry) : entry));
}

const sorted = (object: object): object =>
  Object.fromEntries(Object.entries(object).toSorted(([left], [right]) => (left < right ? -1 : 1)));

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
