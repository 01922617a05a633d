import type { GatedCall } from '../call-gate.js';
import type { Credential } from '../credential.js';
import { currentSecret } from '../credential.js';
import type { WireRequest } from '../encode-arguments.js';
import type { Endpoint } from '../endpoint.js';
import { watched } from '../exchange-report.js';
import type { ExchangeListener } from '../exchange-report.js';
import type { Transport } from '../transport.js';
import { systemClock } from './clock.js';
import type { Clock } from './clock.js';
import { inTime, late } from './in-time.js';
import type { ResilienceOptions } from './resilience-options.js';
import { resilient } from './resilient.js';
import type { Attempt, Result, Send, Sending } from './send.js';

export interface SendParts {
  readonly transport: Transport;
  readonly credential: Credential;
  /** With `/api/v2`. */
  readonly baseUrl: string;
  readonly onExchange: ExchangeListener | undefined;
  readonly resilience: ResilienceOptions | false;
}

/** How a call may end early, and where it stands among others. */
export interface CallTerms {
  readonly signal: AbortSignal | undefined;
  readonly deadlineMs: number;
  readonly priority: GatedCall['priority'] | undefined;
}

type SendCall = (endpoint: Endpoint, wire: WireRequest, terms: CallTerms) => Promise<Result>;

/** Reads are sent with a secret that was asked for beforehand, so that only those with the same one share an answer. */
async function withSecret(call: Sending, credential: Credential, clock: Clock, send: Send): Promise<Result> {
  const current = currentSecret(credential);
  const secret = typeof current === 'string' ? current : await inTime(call, clock, current);
  return secret === late ? { kind: 'late', reached: false, reason: undefined } : send({ ...call, secret });
}

/** Makes the function that carries out encoded calls, with or without layers around each request. */
export function createSend({ transport, credential, baseUrl, onExchange, resilience }: SendParts): SendCall {
  const attempt: Attempt = ({ endpoint, wire, signal, secret }, timeoutMs) =>
    watched(endpoint, { listener: onExchange, signal }, () =>
      transport(wire, { signal, deadlineMs: timeoutMs }, secret),
    );

  if (resilience === false) {
    return async (endpoint, wire, { deadlineMs, ...terms }) =>
      attempt({ endpoint, wire, ...terms, deadlineAtMs: Number.POSITIVE_INFINITY, secret: undefined }, deadlineMs);
  }
  const { clock = systemClock } = resilience;
  const send = resilient({ attempt, zone: new URL(baseUrl).host }, resilience);
  return async (endpoint, wire, { deadlineMs, ...terms }) => {
    terms.signal?.throwIfAborted();
    const call = { endpoint, wire, ...terms, deadlineAtMs: clock.now() + deadlineMs, secret: undefined };
    return wire.method === 'GET' ? withSecret(call, credential, clock, send) : send(call);
  };
}
