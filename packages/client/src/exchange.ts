import { Agent } from 'node:http';
import type { ClientRequest } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Got } from 'got';
import { z } from 'zod';
import type { Method } from './endpoint.js';

/** One request and its answer, redirects not included. */
export interface Exchange {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  readonly signal: AbortSignal;
  readonly maxReplyBytes: number;
  /** Called when a connection to the zone stands: from then on Make may see the request. */
  readonly onReached: () => void;
}

/** An answer over HTTP, whatever its status. */
export interface WireReply {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string | undefined;
  readonly location: string | undefined;
  readonly etag: string | undefined;
  readonly cacheControl: string | undefined;
  readonly vary: string | undefined;
  /** After decompression. Empty when the reply was larger than allowed. */
  readonly bytes: Uint8Array;
  readonly tooLarge: boolean;
}

/** The reply as text, which it need not be: what is no UTF-8 reads as question marks. */
export const textOf = ({ bytes }: Pick<WireReply, 'bytes'>): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();

/** No answer, or only the beginning of one. Holds the system's word for it and nothing of the library's own error. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly reason: string | undefined;

  constructor(reason: string | undefined) {
    super('The connection was lost.');
    this.reason = reason;
  }
}

const SystemError = z.object({ code: z.string().regex(/^[A-Z0-9_]+$/) });

/** A `got` that repeats nothing, keeps nothing and follows nothing. Its connections are reused. */
export async function loadGot(): Promise<Got> {
  const { default: got } = await import('got');
  return got.extend({
    agent: { http: new Agent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) },
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
  });
}

function open(got: Got, { method, url, headers, body, signal, onReached }: Exchange) {
  const stream = got.stream(url, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: body ?? '' }),
    signal,
  });
  stream.on('request', (sent: ClientRequest) => {
    sent.once('socket', (socket) => {
      if (!socket.connecting) onReached();
      else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', onReached);
    });
  });
  // A stream that is left early complains once more, when nobody listens any longer.
  stream.on('error', () => undefined);
  return stream;
}

/** By events rather than as an iterator, whose promises for each chunk would cost more than the reading. */
function read(stream: ReturnType<typeof open>, maxBytes: number): Promise<WireReply> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      chunks.push(chunk);
      if (bytes <= maxBytes) return;
      resolve(replyOf(stream.response, undefined));
      // Closes the connection: the rest is never read.
      stream.destroy();
    });
    stream.once('end', () => resolve(replyOf(stream.response, Buffer.concat(chunks))));
    stream.once('error', reject);
    stream.once('close', () => reject(new ConnectionLost(undefined)));
  });
}

function replyOf(response: ReturnType<typeof open>['response'], bytes: Uint8Array | undefined): WireReply {
  const { statusCode = 0, headers = {} } = response ?? {};
  return {
    status: statusCode,
    contentType: headers['content-type'] ?? '',
    retryAfter: headers['retry-after'],
    location: headers.location,
    etag: headers.etag,
    cacheControl: headers['cache-control'],
    vary: headers.vary,
    bytes: bytes ?? new Uint8Array(),
    tooLarge: bytes === undefined,
  };
}

/** Sends one request and reads the answer. Throws only `ConnectionLost`, also when the signal ended it. */
export async function exchange(got: Got, options: Exchange): Promise<WireReply> {
  try {
    return await read(open(got, options), options.maxReplyBytes);
  } catch (error) {
    throw new ConnectionLost(SystemError.safeParse(error).data?.code);
  }
}
