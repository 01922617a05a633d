import type { PrincipalId } from '../principal.js';

/** A stored credential of a principal cannot be used any more. What to do is to set it again. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
  readonly code = 'credential_unreadable';
  readonly retryable = false;
}

/** The message is for the operator: it names the principal and never holds the credential. */
export const credentialUnreadable = ({ id }: PrincipalId, reason: string, cause?: unknown): CredentialError =>
  new CredentialError(`The stored Make credential of ${JSON.stringify(id)} ${reason}. Set it again.`, { cause });
