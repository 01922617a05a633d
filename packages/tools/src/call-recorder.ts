import type { AuditEvent, AuditLog } from '@makegate/audit';
import type { PrincipalId } from '@makegate/auth';
import type { CallEnding } from './call-ending.js';
import type { InternalListener } from './failure.js';

/** What is written down about one call. */
export interface CallRecord
  extends CallEnding, Pick<AuditEvent, 'correlationId' | 'keyId' | 'tool' | 'effect' | 'durationMs' | 'arguments'> {}

/** Where calls are written down, for whom, and who hears of a log that fails. */
export interface RecorderParts {
  readonly audit: AuditLog;
  readonly principal: PrincipalId;
  readonly onInternal: InternalListener;
}

/** Resolves when the event is kept, or when the operator has been told that it may be missing. */
export type CallRecorder = (record: CallRecord) => Promise<void>;

export function callRecorder({ audit, principal, onInternal }: RecorderParts): CallRecorder {
  const who = { principal: principal.id, tenant: principal.tenant };
  return async (record) => {
    try {
      await audit.append({ time: new Date().toISOString(), action: 'tools.call', ...who, ...record });
    } catch (error) {
      onInternal(record.correlationId, error);
    }
  };
}
