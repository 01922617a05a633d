/** The token's text cannot be one of Make's. The person who configures has to act; the text is never repeated. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
  readonly code = 'credential_malformed';
  readonly retryable = false;
}
