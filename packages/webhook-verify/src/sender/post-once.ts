import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';

/** One attempt. */
export interface Attempt {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** From the first look-up to the end of the answer. */
  readonly timeoutMs: number;
  readonly lookup: LookupFunction | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What came back. The body of an answer is thrown away; a redirect is not followed, because it would lead past the guard. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

export async function postOnce({ url, headers, body, timeoutMs, lookup, signal }: Attempt): Promise<Answer> {
  const limits = [AbortSignal.timeout(timeoutMs), signal].filter((limit) => limit !== undefined);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      // A connection of an agent's pool was looked up by somebody else.
      agent: false,
      headers: { ...headers, 'content-length': String(body.length) },
      signal: AbortSignal.any(limits),
      ...(lookup === undefined ? {} : { lookup }),
    });
    request.on('error', reject);
    request.on('response', (response: IncomingMessage) => {
      response.resume();
      response.on('error', reject);
      response.on('close', () => {
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      });
    });
    request.end(body);
  });
}
