/** A call says neither where to work, nor is there a configured default. */
export class PlaceError extends Error {
  override readonly name = 'PlaceError';
  readonly code: 'team_required' | 'organization_required';
  readonly retryable = false;
  constructor(missing: 'team' | 'organization') {
    super(
      missing === 'team'
        ? 'Which team? Pass teamId (teams_list shows them), or set MAKE_TEAM for this server.'
        : 'Which organization? Pass organizationId (organizations_list shows them), or set MAKE_ORGANIZATION for this server.',
    );
    this.code = `${missing}_required`;
  }
}
