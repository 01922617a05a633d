import * as openid from 'openid-client';
import type { Sandbox } from '../../src/index.js';
import { person } from './person.js';

export const callback = 'http://127.0.0.1:45999/callback';

/** A client that has found the server by its discovery document. */
export interface TestClient {
  readonly configuration: openid.Configuration;
  /** A whole login of a new person: from the address to the tokens. */
  logIn(scope: string, email?: string): Promise<Tokens>;
  refresh(refreshToken: string): Promise<Tokens>;
}

export type Tokens = openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers;

export async function confidentialClient({ oauthUrl, oauthClient }: Sandbox): Promise<TestClient> {
  const { clientId, clientSecret } = oauthClient;
  return clientOf(oauthUrl, clientId, openid.ClientSecretPost(clientSecret));
}

export const publicClient = ({ oauthUrl, publicOAuthClient }: Sandbox): Promise<TestClient> =>
  clientOf(oauthUrl, publicOAuthClient.clientId, openid.None());

export async function clientOf(oauthUrl: string, clientId: string, proof: openid.ClientAuth): Promise<TestClient> {
  const options = { execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks] };
  const configuration = await openid.discovery(new URL(oauthUrl), clientId, undefined, proof, options);
  return {
    configuration,
    refresh: (refreshToken) => openid.refreshTokenGrant(configuration, refreshToken),
    async logIn(scope, email) {
      const pkceCodeVerifier = openid.randomPKCECodeVerifier();
      const expectedState = openid.randomState();
      const url = await authorizationUrl(configuration, { scope, state: expectedState }, pkceCodeVerifier);
      const answered = await person(oauthUrl).allow(url, email);
      return openid.authorizationCodeGrant(configuration, answered, { pkceCodeVerifier, expectedState });
    },
  };
}

export async function authorizationUrl(
  configuration: openid.Configuration,
  parameters: Readonly<Record<string, string>>,
  verifier: string,
): Promise<URL> {
  return openid.buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  });
}
