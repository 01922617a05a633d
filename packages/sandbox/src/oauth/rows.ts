import type { AdapterPayload } from 'oidc-provider';

/** A program that may ask people to let it into their account. */
export interface OAuthClientRow {
  readonly clientId: string;
  readonly name: string;
  /** Without it the client is public. */
  readonly clientSecret?: string;
  readonly redirectUris: readonly string[];
}

/** What the OAuth library remembers. */
interface Remembered {
  /** As the library wrote it, but its times are of the sandbox's clock. */
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970 by the sandbox's clock. It is gone from then on. */
  readonly expiresMs: number;
}

/** That a person has let a client in. Every code and token of it goes with it. */
export interface OAuthGrantRow extends Remembered {
  readonly id: string;
  readonly userId: number;
  readonly clientId: string;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly createdMs: number;
  /** What the person calls it. */
  readonly label?: string;
}

/** A code, a token or a login. */
export interface OAuthRecordRow extends Remembered {
  /** The library's kind and its id, as `AccessToken:…`. */
  readonly key: string;
  readonly model: string;
  readonly grantId: string | null;
}
