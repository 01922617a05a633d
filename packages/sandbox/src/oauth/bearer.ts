import type { TokenRow } from '../state/people-rows.js';
import { liveAccessToken } from './records.js';
import type { OAuthState } from './records.js';
import { scopesIn } from './scope-text.js';

/** What an OAuth access token opens in the zone: nothing once its time is over or its grant has ended. */
export function bearerToken(state: OAuthState, secret: string): TokenRow | undefined {
  const found = liveAccessToken(state, secret);
  if (!found) return undefined;
  const { payload } = found.token;
  return {
    secret,
    userId: found.grant.userId,
    label: found.grant.clientId,
    scopes: scopesIn(payload.scope ?? ''),
    created: new Date(found.grant.createdMs).toISOString(),
    authUsed: 'oauth',
  };
}
