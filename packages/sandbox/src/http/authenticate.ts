import type { Endpoint } from '@makegate/client';
import type { TokenRow } from '../state/people-rows.js';
import type { State } from '../state/state.js';
import { forbidden, unknownCredential } from './refusal.js';

/** The token of an `Authorization: Token …` header. Throws the 401 when this zone has not issued it. */
export function authenticate(state: State, header: string | undefined): TokenRow {
  const [, secret] = /^Token\s+(\S+)$/i.exec(header ?? '') ?? [];
  const token = secret === undefined ? undefined : state.tokens.get(secret);
  if (!token) throw unknownCredential();
  return token;
}

/** Throws the 403 that names what is missing. */
export function requireScopes(token: TokenRow, endpoint: Endpoint): void {
  const missing = endpoint.scopes.filter((scope) => !token.scopes.includes(scope));
  if (missing.length > 0) throw forbidden(`Permission denied. Insufficient scope, required: ${missing.join(', ')}.`);
}
