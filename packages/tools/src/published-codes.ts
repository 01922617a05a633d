/**
 * Every code that may leave the process. An error whose code is not here becomes `internal`, so a new error class is
 * invisible to callers until somebody has written its code down, and with it read what its message can contain.
 */
export const publishedCodes = [
  // Of the call itself
  'arguments_invalid',
  'tool_unknown',
  'tool_timeout',
  'answer_too_large',
  'cancelled',
  'nothing_to_do',
  'team_required',
  'organization_required',
  // Of what the caller may do
  'read_only',
  'grant_missing',
  'scope_missing',
  'confirmation_invalid',
  'confirmation_expired',
  'confirmation_used',
  'confirmation_unavailable',
  'rate_limited',
  'limits_unavailable',
  'audit_unavailable',
  // Make said no
  'make_invalid',
  'make_unauthorized',
  'make_plan',
  'make_forbidden',
  'make_not_found',
  'make_confirmation_required',
  'make_conflict',
  'make_third_party',
  'make_rejected',
  'make_failed',
  'make_partial',
  // Make could not be heard
  'make_unavailable',
  'make_timeout',
  'make_rate_limited',
  'make_reply_too_large',
  'make_reply_unreadable',
  'make_reply_unexpected',
  'make_redirect_refused',
  'outcome_unknown',
  // The credential that a server keeps for whoever calls
  'credential_missing',
  'credential_moved',
  'credential_unreadable',
  'store_unavailable',
  // The configuration, found out late
  'zone_invalid',
  'credential_malformed',
] as const;

/** A code that callers may rely on: its meaning does not change. */
export type PublishedCode = (typeof publishedCodes)[number];

const published: ReadonlySet<string> = new Set(publishedCodes);

export const isPublished = (code: unknown): code is PublishedCode => typeof code === 'string' && published.has(code);
