import type { AuditEvent, AuditLog } from '@makegate/audit';
import type { Logger } from 'pino';

/** Writes events down without holding up the answer. */
export type AuditTrail = (event: Omit<AuditEvent, 'time'>) => void;

/** What hosting decides is told to the audit log; when that fails, to the operator. */
export function auditTrail(audit: AuditLog, now: () => number, log: Logger): AuditTrail {
  return (event) => {
    const whole = { ...event, time: new Date(now()).toISOString() };
    audit.append(whole).catch((error: unknown) => {
      log.error(
        { err: error, action: event.action, correlationId: event.correlationId },
        'An audit event may be missing',
      );
    });
  };
}
