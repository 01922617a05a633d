/** The zone's name or URL cannot be used. The person who configures has to act. */
export class ZoneError extends Error {
  override readonly name = 'ZoneError';
  readonly code = 'zone_invalid';
  readonly retryable = false;
}
