import type { HeaderFields } from './delivery.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';

/** Longer than any genuine signature header, short enough to look at for an attacker's sake. */
export const longestHeader = 4_096;

/** The value of each named header, in the order of the names; none is missing. */
export type HeaderValues = readonly (string | undefined)[];

/**
 * Reads headers that have to be there, whatever their case. Names are lower case. One that comes twice, even in another
 * spelling, is refused: two readers could otherwise choose differently.
 */
export function readHeaders(headers: HeaderFields, names: readonly string[]): HeaderValues | Refused {
  const found = isWebHeaders(headers)
    ? names.map((name) => headers.get(name) ?? undefined)
    : readRecord(headers, names);
  if (!Array.isArray(found)) return found;
  for (let at = 0; at < names.length; at += 1) {
    const value = found[at];
    if (value === undefined) return refuse('header_missing', names[at]);
    if (typeof value !== 'string') return refuse('header_malformed', names[at]);
    if (value.length > longestHeader) return refuse('header_too_long', names[at]);
  }
  return found;
}

export function isRefusal(value: HeaderValues | Refused): value is Refused {
  return !Array.isArray(value);
}

/** Headers that are not there at all have no `get` either, and nothing to go through. */
function isWebHeaders(headers: HeaderFields | undefined): headers is Pick<Headers, 'get'> {
  return typeof headers?.['get'] === 'function';
}

function readRecord(
  headers: Exclude<HeaderFields, Pick<Headers, 'get'>>,
  names: readonly string[],
): (string | undefined)[] | Refused {
  // Filled from the start, because an array with holes is slower to fill and to read.
  const values = unset.slice(0, names.length);
  for (const field in headers) {
    const at = placeOf(field, names);
    if (at === -1 || !Object.hasOwn(headers, field)) continue;
    const value = headers[field];
    if (value === undefined) continue;
    if (values[at] !== undefined || (Array.isArray(value) && value.length > 1)) {
      return refuse('header_duplicated', names[at]);
    }
    values[at] = Array.isArray(value) ? value[0] : value;
  }
  return values;
}

/** As many as the headers of the scheme that needs most. */
const unset: readonly (string | undefined)[] = Array.from({ length: 32 }, () => undefined);

/** Most fields differ in length from all names, which is seen sooner than a spelling is normalised. */
function placeOf(field: string, names: readonly string[]): number {
  const { length } = field;
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at];
    if (name?.length === length && (name === field || name === field.toLowerCase())) return at;
  }
  return -1;
}
