import * as openid from 'openid-client';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { authorizationUrl, callback, confidentialClient, publicClient } from './oauth-client.js';
import { owner, person } from './person.js';

let zone: Sandbox;
beforeAll(async () => {
  zone = await startSandbox();
});
afterAll(() => zone.close());

/** Asks the token endpoint as a confidential client does, or as told. */
async function askForTokens(fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  const { clientId, clientSecret } = zone.oauthClient;
  const proof = headers['authorization'] === undefined ? { client_id: clientId, client_secret: clientSecret } : {};
  const answer = await fetch(`${zone.oauthUrl}/oauth/v2/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ ...proof, ...fields }),
  });
  const body: Readonly<Record<string, unknown>> = JSON.parse(await answer.text());
  return { status: answer.status, body };
}

/** A code that a person has given to the confidential client, and the verifier that goes with it. */
async function codeFor(scope: string) {
  const { configuration } = await confidentialClient(zone);
  const verifier = openid.randomPKCECodeVerifier();
  const answered = await person(zone.oauthUrl).allow(await authorizationUrl(configuration, { scope }, verifier));
  const code = answered.searchParams.get('code') ?? '';
  return { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: callback };
}

test('the discovery document names Make’s paths and has the gaps of Make’s', async () => {
  const answer = await fetch(`${zone.oauthUrl}/.well-known/openid-configuration`);
  const at = (path: string) => `${zone.oauthUrl}/oauth/v2/${path}`;
  expect(await answer.json()).toMatchObject({
    issuer: zone.oauthUrl,
    authorization_endpoint: at('authorize'),
    token_endpoint: at('token'),
    jwks_uri: at('oidc/jwks'),
    userinfo_endpoint: at('oidc/userinfo'),
    revocation_endpoint: at('revoke'),
    rename_connection_endpoint: at('rename'),
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code'],
    scopes_supported: ['openid'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
});

test.each(['openid scenarios:read user:read', 'openid,scenarios:read,user:read', 'openid, scenarios:read  user:read'])(
  'a confidential client gets what it asked for as %j, an id_token that the JWKS proves, and a refresh token',
  async (scope) => {
    const client = await confidentialClient(zone);
    const tokens = await client.logIn(scope);
    expect(tokens).toMatchObject({
      expires_in: 300,
      scope: 'openid scenarios:read user:read',
      refresh_token: expect.any(String),
    });
    const claims = tokens.claims();
    expect(claims).toMatchObject({ iss: zone.oauthUrl, aud: zone.oauthClient.clientId });
    const info = await openid.fetchUserInfo(client.configuration, tokens.access_token, claims?.sub ?? '');
    expect(info).toEqual({ sub: claims?.sub, name: 'Ines Kolar', email: owner });
  },
);

test('a public client gets no refresh token', async () => {
  const client = await publicClient(zone);
  const tokens = await client.logIn('user:read');
  expect(tokens).toMatchObject({ expires_in: 300, scope: 'user:read' });
  expect(tokens.refresh_token).toBeUndefined();
});

test('without openid there is no id_token, and userinfo refuses the access token', async () => {
  const client = await confidentialClient(zone);
  const tokens = await client.logIn('user:read');
  expect(tokens.id_token).toBeUndefined();
  const info = openid.fetchUserInfo(client.configuration, tokens.access_token, openid.skipSubjectCheck);
  await expect(info).rejects.toMatchObject({ status: 403 });
});

test('a scope that Make does not have is left out', async () => {
  const client = await confidentialClient(zone);
  expect(await client.logIn('user:read scenario:execute')).toMatchObject({ scope: 'user:read' });
});

test.each([
  ['none', ''],
  ['an unknown one', 'scenario:execute'],
])('a request for no scope that Make has is an invalid_scope, before anybody logs in: %s', async (_what, scope) => {
  const { configuration } = await confidentialClient(zone);
  const url = await authorizationUrl(configuration, { scope, state: 'kept' }, 'v'.repeat(43));
  if (scope === '') url.searchParams.delete('scope');
  const shown = await person(zone.oauthUrl).open(url);
  expect(shown.kind).toBe('callback');
  expect(Object.fromEntries(shown.url.searchParams)).toMatchObject({ error: 'invalid_scope', state: 'kept' });
});

test.each([
  ['no code_challenge', { code_challenge: '', code_challenge_method: '' }],
  ['a plain one', { code_challenge_method: 'plain' }],
])('PKCE with S256 is asked of a confidential client too: %s is an invalid_request', async (_what, parameters) => {
  const { configuration } = await confidentialClient(zone);
  const url = await authorizationUrl(configuration, { scope: 'user:read', ...parameters }, 'v'.repeat(43));
  for (const [name, value] of Object.entries(parameters)) if (value === '') url.searchParams.delete(name);
  const shown = await person(zone.oauthUrl).open(url);
  expect(shown.kind).toBe('callback');
  expect(shown.url.searchParams.get('error')).toBe('invalid_request');
});

test.each([
  [{ client_id: 'nobody' }, /client/],
  [{ redirect_uri: 'http://127.0.0.1:45999/elsewhere' }, /redirect_uri/],
  [{ redirect_uri: 'https://attacker.example/callback' }, /redirect_uri/],
])('an address that cannot be trusted is never gone to: %j', async (parameters, reason) => {
  const { configuration } = await confidentialClient(zone);
  const url = await authorizationUrl(configuration, { scope: 'user:read', ...parameters }, 'v'.repeat(43));
  expect(await person(zone.oauthUrl).open(url)).toMatchObject({
    kind: 'page',
    status: 400,
    html: expect.stringMatching(reason),
  });
});

test.each([
  ['a wrong secret', { client_secret: 'wrong' }, {}, 401, 'invalid_client'],
  ['an unknown client', { client_id: 'nobody' }, {}, 401, 'invalid_client'],
  ['a wrong verifier', { code_verifier: 'w'.repeat(43) }, {}, 400, 'invalid_grant'],
  ['another redirect_uri', { redirect_uri: 'http://127.0.0.1:1/callback' }, {}, 400, 'invalid_grant'],
  ['an unknown code', { code: 'unknown' }, {}, 400, 'invalid_grant'],
  ['no code', { code: '' }, {}, 400, 'invalid_request'],
  ['another grant', { grant_type: 'client_credentials' }, {}, 400, 'unsupported_grant_type'],
])('%s is refused', async (_what, fields, headers, status, error) => {
  const code = await codeFor('user:read');
  expect(await askForTokens({ ...code, ...fields }, headers)).toMatchObject({ status, body: { error } });
});

test('the secret is taken in the body only: Basic is refused', async () => {
  const { clientId, clientSecret } = zone.oauthClient;
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  expect(await askForTokens(await codeFor('user:read'), { authorization })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  });
});

test('of many who redeem the same code at once, one gets tokens; redeeming it later ends them', async () => {
  const code = await codeFor('user:read');
  const answers = await Promise.all(Array.from({ length: 9 }, () => askForTokens(code)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);

  const again = await codeFor('user:read');
  const { body } = await askForTokens(again);
  const use = () =>
    fetch(`${zone.url}/api/v2/users/me/current-authorization`, {
      headers: { authorization: `Bearer ${String(body['access_token'])}` },
    });
  expect((await use()).status).toBe(200);
  expect(await askForTokens(again)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect((await use()).status).toBe(401);
});

test('a code has its time', async () => {
  let now = Date.now();
  const short = await startSandbox({ authorizationCodeSeconds: 20, clock: () => now });
  try {
    const { configuration } = await confidentialClient(short);
    const redeem = async (waitedMs: number) => {
      const pkceCodeVerifier = openid.randomPKCECodeVerifier();
      const url = await authorizationUrl(configuration, { scope: 'user:read' }, pkceCodeVerifier);
      const answered = await person(short.oauthUrl).allow(url);
      now += waitedMs;
      return openid.authorizationCodeGrant(configuration, answered, { pkceCodeVerifier });
    };
    expect(await redeem(19_000)).toMatchObject({ scope: 'user:read' });
    await expect(redeem(20_000)).rejects.toMatchObject({ error: 'invalid_grant' });
  } finally {
    await short.close();
  }
});
