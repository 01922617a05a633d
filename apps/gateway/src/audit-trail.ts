import type { AuditEvent, AuditLog } from '@makegate/audit';
import type { Logger } from 'pino';

/** Writes an event down, under the time of now. Resolves when it is written, or when the operator was told that it is not. */
export type AuditTrail = (event: Omit<AuditEvent, 'time'>) => Promise<void>;

/** What hosting decides, as the audit log wants it. Nothing is refused or let in because the log fails. */
export function auditTrail(audit: AuditLog, now: () => number, log: Logger): AuditTrail {
  return async (event) => {
    try {
      await audit.append({ ...event, time: new Date(now()).toISOString() });
    } catch (error) {
      const { action, correlationId } = event;
      log.error({ err: error, action, correlationId }, 'An audit event may be missing');
    }
  };
}
