import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { sign } from '../sign.js';
import type { Scheme } from '../scheme.js';
import type { Secret } from '../secret.js';
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
  /** `status` is the last answer; undefined when there was none. With 410 the receiver wants no more deliveries. */
  | { readonly delivered: false; readonly status: number | undefined; readonly attempts: number };

/** Sends signed deliveries. */
export interface Sender {
  /** Rejects with a `SendRefusedError` when the URL may not be sent to, and with the signal's reason. */
  send(delivery: OutgoingDelivery): Promise<SendOutcome>;
}

/** Holds no connection and no timer between calls. Every attempt is signed anew, under the same id. */
export function createSender(options: SenderOptions): Sender {
  const { attempts = 5, firstDelayMs = 1_000, timeoutMs = 15_000, now = Date.now, wait = waitByTimer } = options;
  const { scheme, secrets, allowPrivate = false, resolve = resolveBySystem } = options;
  const lookup = allowPrivate ? undefined : publicLookup(resolve);

  const attempt = async (url: URL, delivery: OutgoingDelivery): Promise<Answer | undefined> => {
    const { id, body, contentType = 'application/json', signal } = delivery;
    const signed = sign({ scheme, secrets, id, body, timestampMs: now(), method: 'POST', url: url.href });
    const headers = { ...signed, 'content-type': contentType };
    try {
      return await postOnce({ url, headers, body, timeoutMs, lookup, signal });
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof SendRefusedError) throw error;
      return undefined;
    }
  };

  return {
    async send(delivery) {
      const url = permittedUrl(delivery.url, allowPrivate);
      for (let made = 1; ; made += 1) {
        const answer = await attempt(url, delivery);
        const status = answer?.status;
        if (status !== undefined && status >= 200 && status < 300) return { delivered: true, status, attempts: made };
        if (made >= attempts || isFinal(status)) return { delivered: false, status, attempts: made };
        await wait(retryDelayMs(made, firstDelayMs, answer?.retryAfter, { now, random: Math.random }), delivery.signal);
      }
    },
  };
}

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
