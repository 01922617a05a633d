import type { State } from '../state/state.js';
import type { OAuthGrantRow, OAuthRecordRow } from './rows.js';

/** The part of the zone's state that OAuth works on. Its tables are others after an import: nobody holds on to one. */
export type OAuthState = Pick<State, 'oauthClients' | 'oauthGrants' | 'oauthRecords' | 'users' | 'nextHexId' | 'now'>;

/** A record, unless its time is over. */
export function liveRecord(state: OAuthState, model: string, id: string): OAuthRecordRow | undefined {
  const row = state.oauthRecords.get(`${model}:${id}`);
  if (!row || row.expiresMs > state.now()) return row;
  state.oauthRecords.delete(row.key);
  return undefined;
}

/** What nobody asks for again would otherwise stay for ever. */
export function forgetExpired(state: OAuthState): void {
  const nowMs = state.now();
  for (const { key } of state.oauthRecords.filter(({ expiresMs }) => expiresMs <= nowMs))
    state.oauthRecords.delete(key);
}

/** An access token, and the grant that it came of. */
export interface LiveAccessToken {
  readonly token: OAuthRecordRow;
  readonly grant: OAuthGrantRow;
}

/** The access token with this secret, unless its time is over or its grant has ended. */
export function liveAccessToken(state: OAuthState, secret: string): LiveAccessToken | undefined {
  const token = liveRecord(state, 'AccessToken', secret);
  const grant = state.oauthGrants.get(token?.grantId ?? '');
  return token && grant && { token, grant };
}
