import type { Endpoint } from '@makegate/client';
import { bearerToken } from '../oauth/bearer.js';
import type { TokenRow } from '../state/people-rows.js';
import type { State } from '../state/state.js';
import { forbidden, unknownCredential } from './refusal.js';

/** The token of an `Authorization` header: `Token …` or, of OAuth, `Bearer …`. Throws the 401 for one that opens nothing here. */
export function authenticate(state: State, header: string | undefined): TokenRow {
  const [, scheme = '', secret = ''] = /^(Token|Bearer)\s+(\S+)$/i.exec(header ?? '') ?? [];
  const token = scheme.toLowerCase() === 'bearer' ? bearerToken(state, secret) : state.tokens.get(secret);
  if (!token) throw unknownCredential();
  return token;
}

/** Whoever asks what anybody may ask. */
const nobody: TokenRow = { secret: '', userId: 0, label: 'Nobody', scopes: [], created: '' };

/** The token of a request. Endpoints that answer anybody look at none. */
export const tokenFor = (endpoint: Endpoint, state: State, header: string | undefined): TokenRow =>
  endpoint.anonymous ? nobody : authenticate(state, header);

/** Throws the 403 that names what is missing. */
export function requireScopes(token: TokenRow, endpoint: Endpoint): void {
  const missing = endpoint.scopes.filter((scope) => !token.scopes.includes(scope));
  if (missing.length > 0) throw forbidden(`Permission denied. Insufficient scope, required: ${missing.join(', ')}.`);
}
