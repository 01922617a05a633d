import { validateHeaderValue } from 'node:http';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { types } from 'node:util';
import { sign } from '../sign.js';
import type { Scheme } from '../scheme.js';
import type { Secret } from '../secret.js';
import { WebhookConfigError } from '../webhook-config-error.js';
import { wholeNumber } from '../whole-number.js';
import { postOnce } from './post-once.js';
import type { Answer } from './post-once.js';
import { isPublicAddress } from './public-address.js';
import { publicLookup, refusal, resolveBySystem } from './public-lookup.js';
import type { ResolveHost } from './public-lookup.js';
import { retryDelayMs } from './retry-delay.js';
import { SendRefusedError } from './send-error.js';

/** How a sender signs and how patient it is. */
export interface SenderOptions {
  readonly scheme: Scheme;
  readonly secrets: readonly Secret[];
  /** How often a delivery is attempted at most. Default 5. */
  readonly attempts?: number;
  /** The wait after the first attempt in milliseconds; it doubles from there. Default 1000. */
  readonly firstDelayMs?: number;
  /** How long one attempt may take, in milliseconds. Default 15 000. */
  readonly timeoutMs?: number;
  /** Also send to private addresses and over plain HTTP: for tests and for receivers of your own. Default false. */
  readonly allowPrivate?: boolean;
  /** Default: the operating system. */
  readonly resolve?: ResolveHost;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
  /** Resolves after so many milliseconds, or rejects when the signal fires. Default a timer. */
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** One delivery to send. */
export interface OutgoingDelivery {
  readonly url: string;
  /** Stays the same through all attempts, so that the receiver knows a repetition. */
  readonly id: string;
  readonly body: Uint8Array;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** Ends the attempt that is under way, and the waiting. `send` then rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** What came of a delivery. */
export type SendOutcome =
  | { readonly delivered: true; readonly status: number; readonly attempts: number }
  /**
   * `status` is the last answer; undefined when there was none, and `error` is then the code of Node's error, such as
   * `ECONNREFUSED` or `ETIMEDOUT`. With 410 the receiver wants no more deliveries.
   */
  | {
      readonly delivered: false;
      readonly status: number | undefined;
      readonly error?: string;
      readonly attempts: number;
    };

/** Sends signed deliveries. */
export interface Sender {
  /**
   * Tries again when there was no answer and after 408, 409, 425, 429 and 5xx; everything else is final. Rejects with a
   * `SendRefusedError` when the URL may not be sent to, with a `WebhookConfigError` when the delivery cannot be signed or
   * sent as it is, and with the signal's reason.
   */
  send(delivery: OutgoingDelivery): Promise<SendOutcome>;
}

/**
 * Holds no connection and no timer between calls. Every attempt is signed anew, under the same id. Throws a
 * `WebhookConfigError` when the secrets cannot sign or a number is not whole and from 1.
 */
export function createSender(options: SenderOptions): Sender {
  const { now = Date.now, wait = waitByTimer, scheme, secrets } = options;
  const { allowPrivate = false, resolve = resolveBySystem } = options;
  const attempts = wholeNumber('attempts', options.attempts ?? 5);
  const firstDelayMs = wholeNumber('firstDelayMs', options.firstDelayMs ?? 1_000);
  const timeoutMs = wholeNumber('timeoutMs', options.timeoutMs ?? 15_000);
  const lookup = allowPrivate ? undefined : publicLookup(resolve);
  requireSigning(scheme, secrets);

  const attempt = async (url: URL, delivery: OutgoingDelivery): Promise<Answer> => {
    const { id, body, contentType = 'application/json', signal } = delivery;
    const signed = sign({ scheme, secrets, id, body, timestampMs: now(), method: 'POST', url: url.href });
    return postOnce({ url, headers: { ...signed, 'content-type': contentType }, body, timeoutMs, lookup, signal });
  };

  return {
    async send(delivery) {
      const url = permittedUrl(delivery.url, allowPrivate);
      requireSendable(delivery);
      delivery.signal?.throwIfAborted();
      for (let made = 1; ; made += 1) {
        const answer = await attempt(url, delivery);
        const { status } = answer;
        if (isDelivered(status)) return { delivered: true, status, attempts: made };
        if (made >= attempts || isFinal(status)) return { delivered: false, ...unansweredOf(answer), attempts: made };
        const retryAfter = status === undefined ? undefined : answer.retryAfter;
        await wait(retryDelayMs(made, firstDelayMs, retryAfter, { now, random: Math.random }), delivery.signal);
      }
    },
  };
}

/** Signs something, so that secrets that cannot sign are found before there is anything to send. */
function requireSigning(scheme: Scheme, secrets: readonly Secret[]): void {
  const always = secrets.map((secret) =>
    typeof secret === 'object' && 'key' in secret
      ? { ...secret, notBeforeMs: -Infinity, notAfterMs: Infinity }
      : secret,
  );
  sign({ scheme, secrets: always, id: 'id', body: new Uint8Array(), method: 'POST', url: 'https://example.com/' });
}

function requireSendable({ body, contentType = '' }: OutgoingDelivery): void {
  if (!types.isUint8Array(body)) throw new WebhookConfigError('body_not_raw', 'What is sent has to be a Uint8Array.');
  try {
    validateHeaderValue('content-type', contentType);
  } catch {
    throw new WebhookConfigError('option_invalid', 'contentType has characters that no header can hold.');
  }
}

const isDelivered = (status: number | undefined): status is number =>
  status !== undefined && status >= 200 && status < 300;

const unansweredOf = (answer: Answer): { readonly status: number | undefined; readonly error?: string } =>
  answer.status === undefined ? { status: undefined, error: answer.error } : { status: answer.status };

/** What another attempt would not change: a redirect, and every no but for "later" and "too many". */
function isFinal(status: number | undefined): boolean {
  if (status === undefined || status >= 500) return false;
  return status >= 300 && status !== 408 && status !== 409 && status !== 425 && status !== 429;
}

function permittedUrl(text: string, allowPrivate: boolean): URL {
  const url = URL.parse(text);
  const isPlain = url?.protocol === 'http:' && allowPrivate;
  if (url === null || (url.protocol !== 'https:' && !isPlain)) {
    throw new SendRefusedError('url_refused', 'A webhook is sent to an https:// URL.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new SendRefusedError('url_refused', 'The URL holds a user name or a password.');
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  // An address is connected to without a look-up.
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw refusal(host);
  return url;
}

async function waitByTimer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await pause(ms, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
