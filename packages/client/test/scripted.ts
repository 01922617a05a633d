import { encodeArguments } from '../src/encode-arguments.js';
import type { Endpoint } from '../src/endpoint.js';
import { resilient } from '../src/resilience/resilient.js';
import type { ResilienceOptions } from '../src/resilience/resilience-options.js';
import type { Result, Sending } from '../src/resilience/send.js';
import type { Outcome } from '../src/transport.js';
import type { VirtualClock } from './virtual-clock.js';
import { virtualClock } from './virtual-clock.js';

const blank = { contentType: 'application/json', location: undefined, etag: undefined, cacheControl: undefined };

/** An answer, as the transport gives it. */
export const answered = (
  status: number,
  body: unknown = {},
  headers: { readonly [name: string]: string } = {},
): Outcome => ({
  kind: 'replied',
  reply: {
    ...blank,
    vary: headers['vary'],
    etag: headers['etag'],
    cacheControl: headers['cache-control'],
    retryAfter: headers['retry-after'],
    status,
    bytes: Buffer.from(JSON.stringify(body)),
    tooLarge: false,
    redact: (text) => text,
  },
});

/** The text of an answer, or what came instead of one. */
export const textOf = (result: Result): string =>
  result.kind === 'replied' ? Buffer.from(result.reply.bytes).toString() : result.kind;

export const lost = (reached: boolean, reason = reached ? 'ECONNRESET' : 'ECONNREFUSED'): Outcome => ({
  kind: 'lost',
  reached,
  reason,
});

type Terms = Partial<Sending> & { readonly deadlineMs?: number };
type SendScripted = (endpoint: Endpoint, args?: unknown, terms?: Terms) => Promise<Result>;

/** The layers over attempts that end as the test says, on a clock of the test's. */
export interface Scripted {
  readonly clock: VirtualClock;
  readonly sent: readonly { readonly call: Sending; readonly atMs: number; readonly timeoutMs: number }[];
  readonly send: SendScripted;
  /** The same, with the clock moved as long as the call waits for it. */
  readonly settle: SendScripted;
}

type Ending = Outcome | Promise<Outcome>;

export function scripted(
  attempt: (number: number, call: Sending, clock: VirtualClock) => Ending,
  options: ResilienceOptions = {},
): Scripted {
  const clock = virtualClock();
  const startMs = clock.now();
  const sent: { call: Sending; atMs: number; timeoutMs: number }[] = [];
  const layered = resilient(
    {
      attempt: async (call, timeoutMs) => {
        sent.push({ call, atMs: clock.now() - startMs, timeoutMs });
        return attempt(sent.length, call, clock);
      },
      zone: 'eu1.make.com',
    },
    { clock, random: () => 0.5, ...options },
  );
  const send: Scripted['send'] = (endpoint, args = {}, { deadlineMs = 60_000, ...terms } = {}) =>
    layered({
      endpoint,
      wire: encodeArguments(endpoint, args),
      signal: undefined,
      deadlineAtMs: clock.now() + deadlineMs,
      priority: undefined,
      secret: 'secret-1',
      ...terms,
    });
  return { clock, sent, send, settle: (...call) => clock.through(send(...call)) };
}
