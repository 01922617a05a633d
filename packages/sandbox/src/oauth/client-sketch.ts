import { z } from 'zod';

const redirectUri = z
  .url({ protocol: /^https?$/ })
  .refine((uri) => !uri.includes('#'), 'A redirect URI has no fragment.');

/** Schema of a client to add; see `OAuthClientSketch`. */
export const OAuthClientSketchSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  redirectUris: z.array(redirectUri).min(1),
  isPublic: z.boolean().default(false),
});

/**
 * An OAuth client to add. Of redirect URIs the whole text has to fit; only where all of them are `http` on loopback, the port
 * may be any. A public client (`isPublic`, default false) has no secret and gets no refresh tokens.
 */
export type OAuthClientSketch = z.input<typeof OAuthClientSketchSchema>;

/** What a client is known by. Public ones have no secret. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret?: string;
}
