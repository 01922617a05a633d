import type { GatewayScope } from '../scopes/gateway-scopes.js';

/** What is kept of a service key. Nobody can make the key from it. */
export interface ServiceKey {
  /** The readable part of the key: names it in lists, in the log and when it is revoked. */
  readonly id: string;
  readonly tenant: string;
  /** The id of the principal that the key speaks for. */
  readonly principal: string;
  /** For people: where the key is used. */
  readonly name: string;
  readonly scopes: readonly GatewayScope[];
  /** SHA-256 of `mkgw_<id>_<secret>`, base64url. */
  readonly hash: string;
  readonly createdAtMs: number;
  /** From this moment on the key is refused. */
  readonly expiresAtMs: number | undefined;
  readonly revokedAtMs: number | undefined;
}

/** Two, so that a new key can be brought into use before the old one is revoked. */
export const mostLiveKeys = 2;

/** Whether a key opens anything at that moment. */
export const isLive = ({ expiresAtMs, revokedAtMs }: ServiceKey, atMs: number): boolean =>
  revokedAtMs === undefined && (expiresAtMs === undefined || expiresAtMs > atMs);
