import type { Args, RowCall } from './write-row.js';

export const call = (endpoint: string, args: Args): RowCall => ({ endpoint, args });

/** Expects the second answer to hold this, and the first not to. */
export const holds = (expected: object) => (before: unknown, after: unknown) => {
  expect(before).not.toMatchObject(expected);
  expect(after).toMatchObject(expected);
};

/** Expects a list, by the key that holds it, to have one row more, and that it is this one. */
export const gains = (key: string, row: object) => (before: unknown, after: unknown) => {
  expect(rowsIn(after, key)).toHaveLength(rowsIn(before, key).length + 1);
  expect(rowsIn(after, key)).toContainEqual(expect.objectContaining(row));
};

/** Expects a list to be as before, but without this row. */
export const loses = (key: string, name: string) => (before: unknown, after: unknown) => {
  const kept = rowsIn(before, key).filter((row) => Reflect.get(Object(row), 'name') !== name);
  expect(rowsIn(after, key)).toEqual(kept);
};

function rowsIn(reply: unknown, key: string): readonly unknown[] {
  const rows: unknown = Reflect.get(Object(reply), key);
  if (!Array.isArray(rows)) throw new TypeError(`The reply has no list ${key}.`);
  return rows;
}

/** Expects the second answer to be this text. */
export const becomes = (text: string) => (_: unknown, after: unknown) => expect(after).toBe(text);
