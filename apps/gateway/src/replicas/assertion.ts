import { isGatewayScope, type Principal } from '@makegate/auth';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Caller } from '../routes/caller.js';

/** Proves to another replica who sent a request, in place of the bearer, which goes no further than the first one. */
export interface Assertions {
  /** For one request of a session that the replica `audience` serves. */
  sign(caller: Caller, sessionId: string, audience: string): Promise<string>;
  /** Whose request it is. Rejects when it was not signed for this replica and this session, or is too old. */
  verify(text: string, sessionId: string): Promise<Caller>;
  /** Whether it was signed for this replica. Says nothing about whether it is true. */
  isForOther(error: unknown): boolean;
}

/** Long enough for a slow network and clocks that differ a little; an assertion proves one request. */
const lifetime = '60s';
const clockToleranceSeconds = 30;

const claims = z.object({
  tenant: z.string(),
  sub: z.string(),
  scopes: z.array(z.string().refine(isGatewayScope)),
  session: z.string(),
  request: z.string(),
});

/** `own` is the id of this replica. The first key signs, any is accepted. */
export function assertions(own: string, keys: readonly [Uint8Array, ...Uint8Array[]]): Assertions {
  return {
    sign({ principal: { tenant, id, scopes }, requestId }, session, audience) {
      return new SignJWT({ tenant, scopes: [...scopes], session, request: requestId })
        .setProtectedHeader({ alg: 'HS256', typ: 'makegate-replica+jwt' })
        .setSubject(id)
        .setIssuer(own)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(lifetime)
        .sign(keys[0]);
    },
    async verify(text, sessionId) {
      const { tenant, sub: id, scopes, session, request } = claims.parse(await verified(text, own, keys));
      if (session !== sessionId) throw new TypeError('The assertion is for another session.');
      const principal: Principal = { tenant, id, scopes };
      return { principal, requestId: request };
    },
    isForOther: (error) => error instanceof Error && 'claim' in error && error.claim === 'aud' && 'code' in error,
  };
}

async function verified(text: string, audience: string, keys: readonly Uint8Array[]): Promise<unknown> {
  const options = {
    audience,
    algorithms: ['HS256'],
    typ: 'makegate-replica+jwt',
    requiredClaims: ['exp', 'iat', 'iss'],
    clockTolerance: clockToleranceSeconds,
  };
  const attempts = await Promise.allSettled(keys.map((key) => jwtVerify(text, key, options)));
  const good = attempts.find((attempt) => attempt.status === 'fulfilled');
  if (good) return good.value.payload;
  throw firstClaimError(attempts);
}

/** With the right key the claims are looked at, so an error about a claim says more than one about a signature. */
function firstClaimError(attempts: readonly PromiseSettledResult<unknown>[]): unknown {
  const reasons = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason] : []));
  return reasons.find((reason) => reason instanceof Error && 'claim' in reason) ?? reasons[0];
}
