import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { SendRefusedError } from './send-error.js';

/** One attempt. */
export interface Attempt {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** From the first look-up to the head of the answer. */
  readonly timeoutMs: number;
  readonly lookup: LookupFunction | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What came back. A redirect is not followed, because it would lead past the guard. */
export type Answer =
  | { readonly status: number; readonly retryAfter: string | undefined }
  /** Nothing came. `error` is the code of Node's error, such as `ECONNREFUSED`; `ETIMEDOUT` when the time was over. */
  | { readonly status: undefined; readonly error: string };

/**
 * Resolves with the head of the answer, which is all that counts; what follows is not waited for. Rejects with a
 * `SendRefusedError`, with the signal's reason, and with what Node says of a request that cannot be made at all.
 */
export async function postOnce({ timeoutMs, signal, ...attempt }: Attempt): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const request = begin(attempt, AbortSignal.any(signal === undefined ? [timeout] : [timeout, signal]));
  return new Promise((resolve, reject) => {
    request.on('response', (response: IncomingMessage) => {
      const { statusCode: status = 0, headers } = response;
      resolve({ status, retryAfter: headers['retry-after'] });
      // The connection is of this request alone, so nothing is lost with it.
      response.on('error', () => {});
      response.destroy();
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (signal?.aborted === true) reject(signal.reason);
      else if (error instanceof SendRefusedError) reject(error);
      else resolve({ status: undefined, error: timeout.aborted ? 'ETIMEDOUT' : (error.code ?? error.name) });
    });
    request.end(attempt.body);
  });
}

function begin(
  { url, headers, body, lookup }: Omit<Attempt, 'timeoutMs' | 'signal'>,
  signal: AbortSignal,
): ClientRequest {
  return (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
    method: 'POST',
    // A connection of an agent's pool was looked up by somebody else.
    agent: false,
    headers: { ...headers, 'content-length': String(body.length) },
    signal,
    ...(lookup === undefined ? {} : { lookup }),
  });
}
