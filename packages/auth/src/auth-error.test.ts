import { AuthError } from './auth-error.js';

test('every refusal has its code, a sentence that says what to do, and is not worth repeating', () => {
  for (const code of ['token_missing', 'token_invalid', 'token_expired', 'scope_missing'] as const) {
    expect(new AuthError(code)).toMatchObject({ name: 'AuthError', code, retryable: false, missingScopes: [] });
    expect(new AuthError(code).message).toMatch(/^[A-Z].+\.$/);
  }
});

test('a missing scope is named in the message and as data', () => {
  const error = new AuthError('scope_missing', ['make:delete', 'make:connections']);
  expect(error.message).toBe('This key needs make:delete and make:connections for that.');
  expect(error.missingScopes).toEqual(['make:delete', 'make:connections']);
});
