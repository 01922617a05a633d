import type { GatewayScope } from './scopes/gateway-scopes.js';

/** Why a caller was turned away. Tell refusals apart by these and by nothing else. */
export type AuthErrorCode = 'token_missing' | 'token_invalid' | 'token_expired' | 'scope_missing';

const sentences: Readonly<Record<AuthErrorCode, string>> = {
  token_missing: 'No key was sent. Send your service key as "Authorization: Bearer mkgw_…".',
  token_invalid: 'This key is not valid here. Check that it is complete, or ask for a new one.',
  token_expired: 'This key has expired. Ask for a new one.',
  scope_missing: 'This key does not allow that.',
};

/** The caller has to do something before the same call can succeed. The message may be shown to them. */
export class AuthError extends Error {
  override readonly name = 'AuthError';
  readonly code: AuthErrorCode;
  readonly retryable = false;
  /** For `scope_missing`: the gateway scopes that would allow the call. Otherwise empty. */
  readonly missingScopes: readonly GatewayScope[];

  constructor(code: AuthErrorCode, missingScopes: readonly GatewayScope[] = []) {
    super(code === 'scope_missing' ? sentenceAbout(missingScopes) : sentences[code]);
    this.code = code;
    this.missingScopes = missingScopes;
  }
}

const sentenceAbout = (missing: readonly GatewayScope[]): string =>
  missing.length === 0 ? sentences.scope_missing : `This key needs ${missing.join(' and ')} for that.`;
