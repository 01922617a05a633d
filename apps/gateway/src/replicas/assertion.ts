import { isGatewayScope } from '@makegate/auth';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Caller } from '../caller.js';
import { Refusal } from '../refusal.js';

/** Proves to another replica who sent a request, in place of the bearer, which goes no further than the first one. */
export interface Assertions {
  /** For one request of a session that the replica `audience` serves. */
  sign(caller: Caller, sessionId: string, audience: string): Promise<string>;
  /**
   * Whose request it is. Throws `replica_other` when it is meant for another replica, and `assertion_invalid` when it was
   * not signed by one, is for another session or is too old.
   */
  verify(text: string, sessionId: string): Promise<Caller>;
}

/** Long enough for a slow network and clocks that differ a little; an assertion proves one request. */
const lifetimeSeconds = 60;
const clockToleranceSeconds = 30;

const Claims = z.object({
  tenant: z.string(),
  sub: z.string(),
  scopes: z.array(z.string().refine(isGatewayScope)),
  session: z.string(),
  request: z.string(),
  key: z.string().optional(),
});

/** `own` is the id of this replica. The first key signs, any is accepted. `now` in milliseconds. */
export function assertions(
  own: string,
  keys: readonly [Uint8Array, ...Uint8Array[]],
  now: () => number = Date.now,
): Assertions {
  const typ = 'makegate-replica+jwt';
  const expected = {
    typ,
    audience: own,
    algorithms: ['HS256'],
    requiredClaims: ['exp', 'iat', 'iss'],
    clockTolerance: clockToleranceSeconds,
  };
  return {
    sign({ principal: { tenant, id, scopes }, keyId: key, requestId }, session, audience) {
      const atSeconds = Math.floor(now() / 1000);
      return new SignJWT({ tenant, scopes: [...scopes], session, request: requestId, key })
        .setProtectedHeader({ alg: 'HS256', typ })
        .setSubject(id)
        .setIssuer(own)
        .setAudience(audience)
        .setIssuedAt(atSeconds)
        .setExpirationTime(atSeconds + lifetimeSeconds)
        .sign(keys[0]);
    },
    async verify(text, sessionId) {
      // The address of a replica that is gone may be this one's now. Whoever still looks for it there is told so.
      if (audienceOf(text) !== own) throw new Refusal('replica_other');
      const options = { ...expected, currentDate: new Date(now()) };
      const verified = await Promise.any(keys.map((key) => jwtVerify(text, key, options))).catch(() => undefined);
      const claims = Claims.safeParse(verified?.payload);
      if (!claims.success || claims.data.session !== sessionId) throw new Refusal('assertion_invalid');
      const { tenant, sub: id, scopes, request: requestId, key: keyId } = claims.data;
      return { principal: { tenant, id, scopes }, keyId, requestId };
    },
  };
}

/** Whom it is meant for, as far as it says so itself. */
function audienceOf(text: string): unknown {
  try {
    return decodeJwt(text).aud;
  } catch {
    throw new Refusal('assertion_invalid');
  }
}
