import type { FastifyRequest } from 'fastify';
import { headersOf } from '@makegate/ratelimit';
import type { Authenticated, RefusedKey } from '../authenticator.js';
import { codeOf } from '../error-code.js';
import { storeUnavailable } from '../routes/refusal-of.js';
import { Refusal } from '../refusal.js';
import type { GatewayServerOptions } from '../server-options.js';
import { decisionRefusal } from './decision-refusal.js';

/** What proving who calls takes. */
export interface AuthenticationParts extends Pick<GatewayServerOptions, 'authenticator' | 'limiter' | 'onEvent'> {
  /** Hears of a store that failed; the caller only hears that it did. */
  readonly onStoreError: (error: unknown) => void;
  /** Hears why a key was refused; the caller hears less. */
  readonly onRefused: (refused: RefusedKey) => void;
}

interface SignInError extends Error {
  readonly code: string;
}

const signInCodes = ['token_missing', 'token_invalid', 'token_expired', 'scope_missing'];

/**
 * Who sent this request. Throws a 401 with a challenge, a 403 when the key does not reach, or a 429 when too many sign-ins
 * from this address have failed. A store that does not answer is a 503: nobody is told that a good key is bad.
 */
export async function authenticated(request: FastifyRequest, parts: AuthenticationParts): Promise<Authenticated> {
  const { authorization } = request.headers;
  try {
    return await parts.authenticator({ authorization, ip: request.ip, onRefused: parts.onRefused });
  } catch (error) {
    if (isSignInError(error)) throw await signInRefusal(error, request.ip, parts);
    parts.onStoreError(error);
    throw storeUnavailable();
  }
}

async function signInRefusal(error: SignInError, ip: string, parts: AuthenticationParts): Promise<Refusal> {
  const { limiter, onEvent } = parts;
  onEvent?.({ kind: 'sign_in_refused', code: error.code });
  const decision = await limiter.consume({ effect: 'sign-in', ip, principal: undefined });
  if (!decision.allowed) return decisionRefusal(decision, onEvent);
  const headers = { ...headersOf(decision), 'WWW-Authenticate': challenge(error.code) };
  return new Refusal(error.code === 'scope_missing' ? 'scope_missing' : 'sign_in_refused', headers, error);
}

/** As RFC 6750 has it: who sent nothing is told nothing but how. */
function challenge(code: string): string {
  const realm = 'Bearer realm="makegate"';
  if (code === 'token_missing') return realm;
  return `${realm}, error="${code === 'scope_missing' ? 'insufficient_scope' : 'invalid_token'}"`;
}

const isSignInError = (error: unknown): error is SignInError => signInCodes.includes(codeOf(error) ?? '');
