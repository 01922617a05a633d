import type { HeaderFields } from './delivery.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';

/** Longer than any genuine signature header, short enough to look at for an attacker's sake. */
export const longestHeader = 4_096;

/** The value of each named header, in the order of the names; undefined where it is absent. */
export type HeaderValues = readonly (string | undefined)[];

/**
 * Reads headers whatever their case. Names are lower case. One that comes twice, even in another spelling, is refused:
 * two readers could otherwise choose differently.
 */
export function readHeaders(headers: HeaderFields, names: readonly string[]): HeaderValues | Refused {
  const values = isWebHeaders(headers)
    ? names.map((name) => headers.get(name) ?? undefined)
    : readRecord(headers, names);
  if (!Array.isArray(values)) return values;
  for (let at = 0; at < values.length; at += 1) {
    if ((values[at]?.length ?? 0) > longestHeader) return refuse('header_too_long', names[at]);
  }
  return values;
}

export function isRefusal(value: HeaderValues | Refused): value is Refused {
  return !Array.isArray(value);
}

function isWebHeaders(headers: HeaderFields): headers is Pick<Headers, 'get'> {
  return typeof headers['get'] === 'function';
}

function readRecord(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  names: readonly string[],
): (string | undefined)[] | Refused {
  const values: (string | undefined)[] = names.map(() => undefined);
  for (const field of Object.keys(headers)) {
    const at = placeOf(field, names);
    const value = headers[field];
    if (at === -1 || value === undefined) continue;
    if (values[at] !== undefined || (typeof value !== 'string' && value.length > 1)) {
      return refuse('header_duplicated', names[at]);
    }
    values[at] = typeof value === 'string' ? value : value[0];
  }
  return values;
}

/** Most fields differ in length from all names, which is seen sooner than a spelling is normalised. */
function placeOf(field: string, names: readonly string[]): number {
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at];
    if (name?.length === field.length && (name === field || name === field.toLowerCase())) return at;
  }
  return -1;
}
