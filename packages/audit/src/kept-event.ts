import type { AuditEvent, KeptEvent } from './audit-log.js';
import { redact } from './redact.js';
import type { RedactionRules } from './redaction-rules.js';

/** Names what is kept one by one, so that whatever else hangs on the object stays outside. */
export function keptEvent(event: AuditEvent, rules: RedactionRules): KeptEvent {
  const { time, category, action, outcome, correlationId, principal, tenant, keyId, tool, effect, code } = event;
  const { reason, reference, durationMs } = event;
  return {
    time,
    category,
    action,
    outcome,
    correlationId,
    ...(principal !== undefined && { principal }),
    ...(tenant !== undefined && { tenant }),
    ...(keyId !== undefined && { keyId }),
    ...(tool !== undefined && { tool }),
    ...(effect !== undefined && { effect }),
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
    ...(reference !== undefined && { reference }),
    ...(durationMs !== undefined && { durationMs }),
    ...(event.arguments !== undefined && { arguments: redact(event.arguments, rules) }),
  };
}
