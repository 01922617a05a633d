import type { HeaderFields } from './delivery.js';
import { isRefusal, readHeaders } from './read-headers.js';
import type { SignedScheme } from './scheme.js';
import { entriesReader } from './signature-entries.js';
import type { SignatureEntries } from './signature-entries.js';
import { isMessageId, parseSeconds } from './strict-text.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';

/** What the headers of a delivery claim, as text for the signature and as values. */
export interface Claims {
  readonly ok: true;
  /** Empty when the scheme signs none. */
  readonly id: string;
  /** As written; empty when the scheme signs none. */
  readonly timestamp: string;
  readonly timestampMs: number | undefined;
  readonly entries: SignatureEntries;
}

/** Reads the headers of one delivery, and refuses what is missing, malformed or too far from now. */
export type ReadClaims = (headers: HeaderFields, nowMs: number) => Claims | Refused;

export function claimsReader(scheme: SignedScheme, toleranceMs: number): ReadClaims {
  const { signatureHeader, idHeader, timestampHeader, tolerance } = scheme;
  const readEntries = entriesReader(scheme);
  const names = [signatureHeader, idHeader, timestampHeader].filter((name) => name !== undefined);
  const idAt = idHeader === undefined ? -1 : 1;
  const timestampAt = timestampHeader === undefined ? -1 : names.length - 1;

  return (headers, nowMs) => {
    const values = readHeaders(headers, names);
    if (isRefusal(values)) return values;
    const id = values[idAt] ?? '';
    if (idHeader !== undefined && !isMessageId(id)) return refuse('header_malformed', idHeader);
    const entries = readEntries(values[0] ?? '');
    if (!entries.ok) return entries;
    const timestamp = values[timestampAt] ?? entries.timestamp ?? '';
    if (tolerance === undefined) return { ok: true, id, timestamp, timestampMs: undefined, entries };
    const timestampMs = parseSeconds(timestamp);
    const where = timestampHeader ?? signatureHeader;
    if (timestampMs === undefined) return refuse('timestamp_malformed', where);
    return timeProblem(timestampMs, nowMs, toleranceMs, where) ?? { ok: true, id, timestamp, timestampMs, entries };
  };
}

/** A window both ways: a sender whose clock is ahead could otherwise sign for later. */
export function timeProblem(
  timestampMs: number,
  nowMs: number,
  toleranceMs: number,
  where: string,
): Refused | undefined {
  // Asked so that a clock that gives no number lets nothing through.
  if (!(nowMs - timestampMs <= toleranceMs)) return refuse('timestamp_too_old', where);
  return timestampMs - nowMs <= toleranceMs ? undefined : refuse('timestamp_too_new', where);
}
