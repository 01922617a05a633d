import type { KeptEvent } from './audit-log.js';

/** One event as one line: JSON, the version of the format first, and none of the characters that some take for a line's end. */
export function jsonLineOf(event: KeptEvent): string {
  const json = JSON.stringify({ v: 1, ...event });
  return `${json.replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`)}\n`;
}

/** The event in a line, or `undefined` when the line is torn or none of ours. */
export function eventIn(line: string): KeptEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('v' in value) || value.v !== 1) return undefined;
    const { v: _version, ...event } = value;
    return isKeptEvent(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

/** The fields that every event has. Others were written by this package or are not looked at. */
function isKeptEvent(event: object): event is KeptEvent {
  return (['time', 'category', 'action', 'outcome', 'correlationId'] as const).every(
    (name) => typeof Reflect.get(event, name) === 'string',
  );
}
