import { CommandError } from './command-error.js';

const hourMs = 3_600_000;
const unitMs: Readonly<Record<string, number>> = { h: hourMs, d: 24 * hourMs, w: 7 * 24 * hourMs };

/**
 * Reads when a key is to end: a time from now such as `12h`, `90d` or `4w`, a date such as `2030-01-31` (its first moment in
 * UTC), or a moment in ISO 8601 with its zone. In milliseconds since the epoch. Throws `expiry_invalid` for anything else.
 */
export function parseExpiry(text: string, nowMs: number): number {
  const { amount, unit = '' } = /^(?<amount>\d{1,5})(?<unit>[hdw])$/.exec(text)?.groups ?? {};
  const atMs = amount === undefined ? momentIn(text) : nowMs + Number(amount) * (unitMs[unit] ?? 0);
  if (Number.isNaN(atMs)) {
    throw invalid('has to be 12h, 90d, 4w, a date such as 2030-01-31 or a moment such as 2030-01-31T12:00:00Z.');
  }
  if (atMs <= nowMs) throw invalid('lies in the past.');
  return atMs;
}

const invalid = (reason: string): CommandError => new CommandError('expiry_invalid', `--expires ${reason}`);

function momentIn(text: string): number {
  const whole = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const atMs = whole ? Date.parse(text) : Number.NaN;
  // The last days of February are not the first of March.
  const day = text.length === 10 && !Number.isNaN(atMs) ? new Date(atMs).toISOString().slice(0, 10) : text;
  return day === text ? atMs : Number.NaN;
}
