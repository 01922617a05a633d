import type { AuditLog, KeptEvent } from './audit-log.js';
import { keptEvent } from './kept-event.js';
import { redactionRules } from './redaction-rules.js';
import type { RedactionRules } from './redaction-rules.js';

/** Bounds and rules of a log in memory. */
export interface MemoryAuditLogOptions {
  /** How many events are kept, the newest ones: whole, from 1. Default 1000. */
  readonly capacity?: number;
  /** Default `redactionRules`. */
  readonly redaction?: RedactionRules;
}

/** A log that can be read. */
export interface MemoryAuditLog extends AuditLog {
  /** What is kept, oldest first. */
  events(): readonly KeptEvent[];
  /** How many older events had to go. */
  dropped(): number;
}

/**
 * For one process and as long as it lives: a ring in which new events push out the oldest. Never rejects. Throws a
 * RangeError for a capacity that is no whole number from 1.
 */
export function memoryAuditLog({
  capacity = 1_000,
  redaction = redactionRules,
}: MemoryAuditLogOptions = {}): MemoryAuditLog {
  if (!Number.isSafeInteger(capacity) || capacity < 1) throw new RangeError('A capacity is a whole number from 1.');
  const ring: KeptEvent[] = [];
  let appended = 0;
  return {
    async append(event) {
      ring[appended % capacity] = Object.freeze(keptEvent(event, redaction));
      appended += 1;
    },
    failing: () => false,
    events() {
      const oldest = appended > capacity ? appended % capacity : 0;
      return [...ring.slice(oldest), ...ring.slice(0, oldest)];
    },
    dropped: () => Math.max(0, appended - capacity),
  };
}
