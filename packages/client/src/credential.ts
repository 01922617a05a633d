/**
 * What proves a caller to Make. The secret is a function, so that printing or serialising the credential shows nothing,
 * and so that a token can be renewed between calls.
 */
export interface Credential {
  /** `apiToken` travels as `Token …`, `oauth` as `Bearer …`. */
  readonly kind: 'apiToken' | 'oauth';
  readonly secret: () => string | Promise<string>;
}
