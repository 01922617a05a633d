import type { Json } from './json.js';

/** Something that happened, as it is told to a log. Fields that do not apply are left out. */
export interface AuditEvent {
  /** ISO 8601 in UTC, by the clock of the process that saw it. */
  readonly time: string;
  /** `call`: a tool or an endpoint was called. `decision`: something was allowed or refused. `admin`: rules or keys changed. */
  readonly category: 'call' | 'decision' | 'admin';
  /** What was done or decided, in words of the app joined by dots: `tools.call`, `limits.refuse`, `keys.revoke`. */
  readonly action: string;
  /** `unknown`: it may or may not have taken effect, such as a call whose answer never came. */
  readonly outcome: 'success' | 'failure' | 'denied' | 'unknown';
  /** The same in every event, log line and upstream request of one call. */
  readonly correlationId: string;
  /** Who did it, by a name that proves nothing: never a token. Absent before that is known. */
  readonly principal?: string | undefined;
  readonly tenant?: string | undefined;
  /** Public id of the key that they showed, which opens nothing; also of one that was refused. */
  readonly keyId?: string | undefined;
  readonly tool?: string | undefined;
  readonly effect?: string | undefined;
  /** Published code of the failure or refusal. */
  readonly code?: string | undefined;
  /** What only the operator learns of it beyond the code: `revoked`, where the caller was told that a key is not valid. */
  readonly reason?: string | undefined;
  /** What the call left behind at the upstream, by its id there: the execution that it started. */
  readonly reference?: string | undefined;
  readonly durationMs?: number | undefined;
  /** What came with it, as it came: the log redacts it. This is the only field that may hold what callers wrote. */
  readonly arguments?: unknown;
}

/** An event as a log keeps it. */
export interface KeptEvent extends Omit<AuditEvent, 'arguments'> {
  /** Redacted. */
  readonly arguments?: Json | undefined;
}

/** Where events go for good. */
export interface AuditLog {
  /**
   * Resolves when the event is kept as durably as this log can keep it. Events stand in the order in which `append` was
   * called, and as they were at that moment; `arguments` only after `redact`, and fields that an event does not have are
   * dropped. Rejects with an `AuditUnavailableError` when the event may be missing; it may also be there all the same, and
   * later events are not held up by it.
   */
  append(event: AuditEvent): Promise<void>;
  /**
   * Whether the `append` that ended last has rejected: then it is better not to begin what must not go unrecorded. False
   * before the first one. The next `append` that resolves lifts it, so keep telling the log what was not begun.
   */
  failing(): boolean;
}
