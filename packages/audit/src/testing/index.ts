export { auditLogContract } from './audit-log-contract.js';
export type { OpenAuditLog, Test } from './audit-log-contract.js';
