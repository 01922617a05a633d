import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { OAuthState } from './records.js';
import type { OAuthClientRow } from './rows.js';

/** The clients as the library wants to see them. It never writes one, for nobody registers by themselves. */
export function clientAdapter(state: OAuthState): Adapter {
  return {
    async find(id) {
      const row = state.oauthClients.get(id);
      return row && metadataOf(row);
    },
    upsert: refused,
    destroy: refused,
    consume: refused,
    revokeByGrantId: refused,
    async findByUid() {},
    async findByUserCode() {},
  };
}

const refused = async (): Promise<void> => {
  throw new Error('The OAuth library does not change clients.');
};

const metadataOf = ({ clientId, clientSecret, name, redirectUris }: OAuthClientRow): AdapterPayload => ({
  client_id: clientId,
  client_name: name,
  redirect_uris: [...redirectUris],
  // A native client may be called back at any port of loopback.
  application_type: redirectUris.every(isLoopback) ? 'native' : 'web',
  response_types: ['code'],
  ...(clientSecret === undefined
    ? { token_endpoint_auth_method: 'none', grant_types: ['authorization_code'] }
    : {
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code', 'refresh_token'],
      }),
});

const isLoopback = (uri: string): boolean => /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/?]|$)/i.test(uri);
