import type { PrincipalId } from '@makegate/auth';

/** Nobody has stored a Make credential for the caller. */
export class CredentialMissingError extends Error {
  override readonly name = 'CredentialMissingError';
  readonly code = 'credential_missing';
  readonly retryable = false;

  constructor({ id }: PrincipalId) {
    super(
      `No Make credential is stored for ${JSON.stringify(id)}. Ask the operator of this server to run ` +
        '"makegate-gateway credentials set" for you; then call again.',
    );
  }
}

/** The credential now belongs to another zone or place, or is of another kind, than when this call began. Nothing was sent. */
export class CredentialMovedError extends Error {
  override readonly name = 'CredentialMovedError';
  readonly code = 'credential_moved';
  readonly retryable = true;

  constructor() {
    super(
      'Your Make credential was replaced by one of another zone, team or organization. The tools follow it now. Call again.',
    );
  }
}

/** The encryption keys of this gateway do not open the credential: they are to blame, and entering it again may be wrong. */
export class CredentialLockedError extends Error {
  override readonly name = 'CredentialLockedError';
  readonly code = 'credential_unreadable';
  readonly retryable = false;

  constructor(cause: unknown) {
    super(
      'Your Make credential cannot be opened with the encryption keys of this server. Ask its operator to run ' +
        '"makegate-gateway check-config", which says why.',
      { cause },
    );
  }
}
