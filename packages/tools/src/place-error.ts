import type { PlaceAdvice } from './tool-context.js';

/** A call says neither where to work, nor is there a configured default. */
export class PlaceError extends Error {
  override readonly name = 'PlaceError';
  readonly code: 'team_required' | 'organization_required';
  readonly retryable = false;
  constructor(missing: 'team' | 'organization', advice: PlaceAdvice | undefined) {
    const asked =
      missing === 'team'
        ? 'Which team? Pass teamId (teams_list shows them)'
        : 'Which organization? Pass organizationId (organizations_list shows them)';
    super(advice ? `${asked}, or ${advice[missing]}.` : `${asked}.`);
    this.code = `${missing}_required`;
  }
}
