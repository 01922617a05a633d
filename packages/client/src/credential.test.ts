import { inspect } from 'node:util';
import { apiToken, authorizationOf, credentialOf, currentSecret, oauthToken } from './credential.js';

const uuid = '3f2b8c1e-5a4d-4e6f-9b7a-0c1d2e3f4a5b';

test('takes a version 4 UUID for an API token and everything else for an access token', () => {
  expect(credentialOf(uuid).kind).toBe('apiToken');
  expect(credentialOf(uuid.toUpperCase()).kind).toBe('apiToken');
  expect(credentialOf('3f2b8c1e-5a4d-1e6f-9b7a-0c1d2e3f4a5b').kind).toBe('oauth');
  expect(credentialOf('eyJhbGciOi.J9').kind).toBe('oauth');
});

test('writes the header word that belongs to the kind', () => {
  expect(authorizationOf(apiToken('a'), 'a')).toBe('Token a');
  expect(authorizationOf(oauthToken('a'), 'a')).toBe('Bearer a');
});

test('shows nothing when it is printed or serialised', () => {
  const credential = credentialOf(uuid);
  expect(inspect(credential, { depth: 10, showHidden: true }) + JSON.stringify(credential)).not.toContain(uuid);
});

test.each([
  ['nothing', ''],
  ['a blank', ' '],
  ['a line break', 'abc-secret\n'],
  ['a header word', 'Token abc-secret'],
  ['a control character', 'abc-secret\u0000'],
  ['a letter outside ASCII', 'abc-secret-ž'],
  ['a quotation mark', 'abc-secret"'],
  ['a backslash', 'abc-secret\\'],
  ['a colon', 'user:abc-secret'],
])('refuses a token with %s without repeating it', (_, text) => {
  for (const make of [apiToken, oauthToken, credentialOf]) {
    expect(() => make(text)).toThrow(expect.objectContaining({ code: 'credential_malformed' }));
    expect(() => make(text)).not.toThrow(/abc-secret/);
  }
});

test('takes every character that a Bearer token may have', () => {
  const text = 'AZaz09-._~+/==';
  expect([apiToken(text).secret(), oauthToken(text).secret()]).toEqual([text, text]);
});

test('checks a renewed secret like the first', async () => {
  await expect(currentSecret({ kind: 'oauth', secret: async () => 'a\r\nb' })).rejects.toMatchObject({
    code: 'credential_malformed',
  });
});
