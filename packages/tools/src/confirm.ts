import type { PrincipalId } from '@makegate/auth';
import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { Once } from './once.js';

/** The call that a token confirms, and nothing else. */
export interface ConfirmationRequest {
  readonly tool: string;
  /** Checked and complete, so that the same call gives the same text. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly principal: PrincipalId;
  /** With which credential it is made, by a name that changes with it. Default: with one that never changes. */
  readonly credential?: string | undefined;
}

/** Tokens that prove that a call has been previewed. */
export interface Confirmations {
  issue(request: ConfirmationRequest): Promise<{ confirmationToken: string; expiresInSeconds: number }>;
  /** Resolves once per token, for the call it was issued for; else rejects with a ConfirmationError. */
  redeem(token: string, request: ConfirmationRequest): Promise<void>;
}

/** What signs the tokens, and what remembers the used ones. */
export interface ConfirmationOptions {
  /** Signs the tokens. At least 32 random bytes, the same in every process that shares `once`. */
  readonly key: Uint8Array;
  /** Accepted as well, for as long as other processes sign with them: keys of the same length. Default: none. */
  readonly otherKeys?: readonly Uint8Array[];
  readonly once: Once;
  /** How long a token lasts. Default 300 000. */
  readonly ttlMs?: number;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}

const problems = {
  confirmation_invalid:
    'The confirmation does not belong to this call: tool, arguments and Make credential have to be those of the preview. Call without confirmationToken for a new preview.',
  confirmation_expired: 'The confirmationToken has expired. Call without it for a new preview.',
  confirmation_used:
    'The confirmationToken has been used. Look whether the first call did its work; if not, call without it for a new preview.',
};

/** A token, or the word of a person, that does not confirm this call. */
export class ConfirmationError extends Error {
  override readonly name = 'ConfirmationError';
  readonly code: keyof typeof problems;
  readonly retryable = false;
  constructor(code: keyof typeof problems) {
    super(problems[code]);
    this.code = code;
  }
}

/** Signed, short-lived, single-use. Throws a RangeError for a key that is too short. */
export function createConfirmations({
  key,
  otherKeys = [],
  once,
  ttlMs = 300_000,
  now = Date.now,
}: ConfirmationOptions): Confirmations {
  const keys = [key, ...otherKeys];
  if (keys.some(({ length }) => length < 32)) {
    throw new RangeError('A key of the confirmations needs at least 32 bytes.');
  }
  return {
    async issue(request) {
      const { SignJWT } = await import('jose');
      const atSeconds = Math.floor(now() / 1000);
      const confirmationToken = await new SignJWT({ args: hashOf(request.args) })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(request.tool)
        .setSubject(subjectOf(request))
        .setJti(randomUUID())
        .setExpirationTime(atSeconds + Math.ceil(ttlMs / 1000))
        .sign(key);
      return { confirmationToken, expiresInSeconds: Math.ceil(ttlMs / 1000) };
    },

    async redeem(token, request) {
      const { id, args } = await verify(token, request, { keys, now });
      if (args !== hashOf(request.args)) throw new ConfirmationError('confirmation_invalid');
      // A second longer than the token, because its times are whole seconds.
      if (!(await once.claim(`confirmation:${id}`, ttlMs + 1000))) throw new ConfirmationError('confirmation_used');
    },
  };
}

interface Verifying {
  readonly keys: readonly Uint8Array[];
  readonly now: () => number;
}

/** With the first key that has signed it. */
async function verify(
  token: string,
  request: ConfirmationRequest,
  { keys: [key, ...others], now }: Verifying,
): Promise<{ id: string; args: unknown }> {
  if (key === undefined) throw new ConfirmationError('confirmation_invalid');
  const { jwtVerify } = await import('jose');
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience: request.tool,
      subject: subjectOf(request),
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'jti', 'args'],
    });
    return { id: payload.jti ?? '', args: payload['args'] };
  } catch (error) {
    if (joseCode(error) === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED')
      return verify(token, request, { keys: others, now });
    throw new ConfirmationError(
      joseCode(error) === 'ERR_JWT_EXPIRED' ? 'confirmation_expired' : 'confirmation_invalid',
    );
  }
}

/** No tenant and id can be spelled so that they run into those of somebody else. */
const subjectOf = ({ principal: { tenant, id }, credential }: ConfirmationRequest): string =>
  JSON.stringify([tenant, id, credential]);

const joseCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const hashOf = (args: unknown): string => createHash('sha256').update(canonicalJson(args)).digest('base64url');
