/** The event may be missing from the log. `cause` has the reason of the system, if there is one. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError';
  readonly code = 'audit_unavailable';
  readonly retryable = true;
}
