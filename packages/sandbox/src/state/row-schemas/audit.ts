import { id, instant, json, rowSchema, text } from './columns.js';
import type { AuditLogRow } from '../audit-rows.js';

export const auditLogs = rowSchema<AuditLogRow>({
  uuid: text,
  organizationId: id,
  changedTeamId: id.nullable(),
  eventName: text,
  actorId: id,
  targetId: text.nullable(),
  triggeredAtMs: instant,
  details: json,
});
