import type { Endpoint } from '@makegate/client';
import { isObject } from '../json-object.js';

/** Keeps the columns that were asked for, in the rows of a list and in the one object of any other reply. `*` keeps all. */
export function pickColumns(endpoint: Endpoint, reply: unknown, columns: unknown): unknown {
  if (!Array.isArray(columns) || columns.length === 0 || columns.includes('*') || !isObject(reply)) return reply;
  const kept = (row: unknown) =>
    isObject(row) ? Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column))) : row;
  const narrowed = ([key, value]: [string, unknown]): [string, unknown] => {
    if (key === endpoint.items && Array.isArray(value)) return [key, value.map(kept)];
    return [key, endpoint.items === undefined ? kept(value) : value];
  };
  return Object.fromEntries(Object.entries(reply).map(narrowed));
}
