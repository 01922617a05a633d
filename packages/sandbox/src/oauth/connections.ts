import type { OauthConnection } from '@makegate/client/endpoints/users';
import { isObject } from '../json-object.js';
import type { OAuthState } from './records.js';
import { scopesIn } from './scope-text.js';

/**
 * The clients that a person has let in, as the profile shows them: one line for each, however often it was let in, the oldest
 * first. Its name is the person's, or without one of theirs the client's own.
 */
export function oauthConnectionsOf({ oauthClients, oauthGrants }: OAuthState, userId: number): OauthConnection[] {
  const grants = [...oauthGrants.of('userId', userId)];
  const clientIds = new Set(grants.map(({ clientId }) => clientId));
  return [...clientIds].map((clientId) => {
    const rows = grants.filter((row) => row.clientId === clientId);
    const label = rows.findLast((row) => row.label !== undefined)?.label;
    return {
      clientId,
      name: label ?? oauthClients.get(clientId)?.name ?? clientId,
      scope: [...new Set(rows.flatMap(({ payload }) => scopesOf(payload)))],
      created: new Date(rows[0]?.createdMs ?? 0).toISOString(),
    };
  });
}

/** Shuts a client out: its grants end, and every token of them. False where it was not let in. */
export function endOAuthConnection({ oauthGrants }: OAuthState, userId: number, clientId: string): boolean {
  const ended = oauthGrants.of('userId', userId).filter((row) => row.clientId === clientId);
  for (const { id } of ended) oauthGrants.delete(id);
  return ended.length > 0;
}

/** The library keeps the granted scopes as one text below `openid`. */
function scopesOf(payload: object): string[] {
  const openid: unknown = Reflect.get(payload, 'openid');
  return isObject(openid) && typeof openid['scope'] === 'string' ? scopesIn(openid['scope']) : [];
}
