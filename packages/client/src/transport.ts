import type { Got } from 'got';
import type { Credential } from './credential.js';
import { authorizationOf, currentSecret } from './credential.js';
import type { WireRequest } from './encode-arguments.js';
import type { Exchange, WireReply } from './exchange.js';
import { ConnectionLost, exchange, loadGot } from './exchange.js';
import type { Redact } from './redact.js';
import { redactorOf } from './redact.js';
import { redirectOf } from './redirect.js';
import { endingOf } from './request-ending.js';
import type { Timing } from './request-ending.js';
import { version } from './version.js';

export interface TransportOptions {
  /** With `/api/v2`, without a slash at the end. */
  readonly baseUrl: string;
  readonly credential: Credential;
  readonly maxReplyBytes: number;
  readonly userAgent: string | undefined;
  readonly correlationId: (() => string | undefined) | undefined;
}

/** An answer, and what has to happen to its text before an error may quote it. */
export interface Reply extends WireReply {
  readonly redact: Redact;
}

/** What became of a request. `reached`: a connection to the zone stood, so Make may have seen the request. */
export type Outcome =
  | { readonly kind: 'replied'; readonly reply: Reply }
  | { readonly kind: 'redirected'; readonly status: number }
  | { readonly kind: 'late' | 'lost'; readonly reached: boolean; readonly reason: string | undefined };

/** Asks the credential for its secret, unless that is `known`. */
export type Transport = (request: WireRequest, timing: Timing, known?: string) => Promise<Outcome>;

const maxRedirects = 5;

function within<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new ConnectionLost(undefined)), { once: true });
  });
  return Promise.race([work, aborted]);
}

interface Step extends Omit<Exchange, 'url'> {
  readonly redact: Redact;
}

async function follow(got: Got, firstUrl: string, { redact, ...step }: Step): Promise<Outcome> {
  let url = firstUrl;
  for (let hops = 0; ; hops += 1) {
    const reply = await exchange(got, { ...step, url });
    const redirect = redirectOf(step.method, reply.status, url, reply.location);
    if (redirect === 'none') return { kind: 'replied', reply: { ...reply, redact } };
    if (redirect === 'refused' || hops === maxRedirects) return { kind: 'redirected', status: reply.status };
    url = redirect.to;
  }
}

/** Makes the function that sends requests to one zone with one credential. Idle connections never keep a process alive. */
export function createTransport(options: TransportOptions): Transport {
  const { baseUrl, credential, maxReplyBytes, userAgent, correlationId } = options;
  let loading: Promise<Got> | undefined;

  async function send(
    { method, target, body, contentType, accept, ifNoneMatch }: WireRequest,
    signal: AbortSignal,
    onReached: () => void,
    known: string | undefined,
  ) {
    const current = known ?? currentSecret(credential);
    const secret = typeof current === 'string' ? current : await within(signal, current);
    // Loaded by the first call: it takes longer than all the rest, and a program may end without calling.
    const got = await (loading ??= loadGot());
    const requestId = correlationId?.();
    const headers = {
      ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
      accept,
      ...(body === undefined ? {} : { 'content-type': contentType }),
      ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
      authorization: authorizationOf(credential, secret),
      'user-agent': [userAgent, `makegate-client/${version}`].filter(Boolean).join(' '),
    };
    const redact = redactorOf(secret, target);
    return follow(got, baseUrl + target, { method, headers, body, signal, maxReplyBytes, onReached, redact });
  }

  return async (request, timing, known) => {
    const { signal } = timing;
    signal?.throwIfAborted();
    const ending = endingOf(timing);
    let reached = false;
    try {
      return await send(request, ending.signal, () => void (reached = true), known);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof ConnectionLost)) throw error;
      return { kind: ending.late() ? 'late' : 'lost', reached, reason: error.reason };
    } finally {
      ending.release();
    }
  };
}
