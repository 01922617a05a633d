import { CredentialError } from './errors/credential-error.js';

/**
 * What proves a caller to Make. The secret is a function, so that printing or serialising the credential shows nothing,
 * and so that a token can be renewed between calls.
 */
export interface Credential {
  /** `apiToken` travels as `Token …`, `oauth` as `Bearer …`. */
  readonly kind: 'apiToken' | 'oauth';
  readonly secret: () => string | Promise<string>;
}

/** API tokens are version 4 UUIDs; access tokens of Make's OAuth server never are. */
const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

function checked(secret: string): string {
  if (secret === '') throw new CredentialError('The token is empty. Make one in Make under Profile > API access.');
  // The characters of a Bearer token (RFC 6750). None of them is written otherwise inside JSON text or a header.
  if (!/^[A-Za-z0-9\-._~+/=]+$/.test(secret)) {
    throw new CredentialError(
      'The token holds a space, a line break or a character that no token has. Copy the token alone, without Token or Bearer before it.',
    );
  }
  return secret;
}

function credential(kind: Credential['kind'], secret: string): Credential {
  checked(secret);
  return { kind, secret: () => secret };
}

/** A token that a person made in the profile. Malformed text throws a `CredentialError` that does not repeat it. */
export const apiToken = (secret: string): Credential => credential('apiToken', secret);

/** An access token of Make's OAuth server. Malformed text throws a `CredentialError` that does not repeat it. */
export const oauthToken = (secret: string): Credential => credential('oauth', secret);

/** Tells the two kinds apart by their shape: a version 4 UUID is an API token. */
export const credentialOf = (secret: string): Credential =>
  credential(uuidV4.test(secret) ? 'apiToken' : 'oauth', secret);

/** The secret as it is now, at once if it is known. A renewed one is checked like the first. */
export function currentSecret({ secret }: Credential): string | Promise<string> {
  const given = secret();
  return typeof given === 'string' ? checked(given) : given.then(checked);
}

/** The value of the `Authorization` header. */
export const authorizationOf = ({ kind }: Credential, secret: string): string =>
  `${kind === 'apiToken' ? 'Token' : 'Bearer'} ${secret}`;
