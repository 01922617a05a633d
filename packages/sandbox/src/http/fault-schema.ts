import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import { reasonOf } from '../reason.js';
import { fitsAnEndpoint } from './endpoint-pattern.js';
import { DelaySchema, longestDelayMs } from './fault-delay.js';

const match = z
  .strictObject({
    method: z.string().toUpperCase().optional(),
    path: z.string().startsWith('/').optional(),
    endpoint: z
      .string()
      .refine(fitsAnEndpoint, 'There is no such endpoint; ids are as scenarios.run, and may end with *.')
      .optional(),
  })
  .default({});

const forMs = z.int().positive().max(longestDelayMs);

const when = {
  match,
  times: z.int().positive().optional(),
  share: z.number().gt(0).max(1).optional(),
  seed: z.int().min(0).max(4_294_967_295).default(1),
  forMs: forMs.optional(),
};

/** The server writes these itself, to fit the body it sends. */
const framing = ['content-length', 'transfer-encoding', 'trailer'];

function headerProblem(name: string, value: string): string | undefined {
  if (framing.includes(name.toLowerCase())) return `The header ${name} follows from the body.`;
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch (error) {
    return reasonOf(error);
  }
  return undefined;
}

const headers = z
  .record(z.string(), z.string())
  .default({})
  .superRefine((given, context) => {
    for (const [name, value] of Object.entries(given)) {
      const message = headerProblem(name, value);
      if (message !== undefined) context.addIssue({ code: 'custom', path: [name], message });
    }
  });

const status = z.int().min(200).max(599);

/** Schema of a fault; see `Fault`. */
export const FaultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('html'),
    ...when,
    status: status.default(200),
    body: z.string().optional(),
    headers,
  }),
  z.strictObject({
    kind: z.literal('large'),
    ...when,
    bytes: z.int().positive().max(1_000_000_000).default(30_000_000),
  }),
  z.strictObject({
    kind: z.literal('status'),
    ...when,
    status: status.default(500),
    body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    headers,
  }),
  z.strictObject({
    kind: z.literal('latency'),
    ...when,
    at: z.enum(['request', 'reply']).default('request'),
    delay: DelaySchema,
  }),
  z.strictObject({ kind: z.literal('reset'), ...when, at: z.enum(['request', 'reply', 'body']).default('body') }),
  z.strictObject({ kind: z.literal('stale'), ...when }),
  z.strictObject({ kind: z.literal('slow'), ...when, bodyMs: z.int().positive().max(longestDelayMs).default(5_000) }),
  z.strictObject({ kind: z.literal('truncated'), ...when }),
  z.strictObject({ kind: z.literal('outage'), forMs }),
  z.strictObject({
    kind: z.literal('skew'),
    byMs: z.int().min(-longestDelayMs).max(longestDelayMs),
    forMs: forMs.optional(),
  }),
]);

/**
 * Something that is to go wrong.
 *
 * In place of an answer, whether or not an endpoint has the path and before the 401: `html` sends a page (status 200 unless
 * told), `large` a JSON text of `bytes` bytes (default 30 MB), `status` that status (default 500) with `body`; a 429 has Make's
 * words for it. `reset` at the `request` breaks the connection before a body is read, `stale` does the same to requests that
 * come on a connection that has been used before, and lets the others pass. Only an address that cannot be decoded gets its 400
 * all the same.
 *
 * After a call has been carried out, and only then (a call that the zone refuses is answered as ever and leaves the fault
 * armed): `reset` breaks the connection before the `reply` or in the middle of its `body` (the default), `slow` sends the body
 * over `bodyMs` milliseconds (default 5 000), `truncated` sends half of the body as though it were all.
 *
 * `latency` holds a request up before it is read, or its `reply` when it has been carried out, and another fault may follow. A
 * client that leaves before its request is read has asked nothing.
 *
 * For the whole zone: `outage` breaks every connection that a request comes on, the addresses of hooks included, for `forMs`
 * milliseconds. `skew` sets the zone's clock `byMs` milliseconds fast or (negative) slow: the `Date` header and every time that
 * is written down meanwhile.
 *
 * `match` names a method, a path below `/api/v2` (which may end with `*`) and an endpoint's id such as `scenarios.run` (likewise);
 * without fields it fits every request below `/api/v2`. A fault meets the `share` of the requests that fit (0.1: one of ten),
 * drawn by `seed`, until it has met `times` or `forMs` milliseconds have passed by the zone's clock; with none of the three, it
 * meets one request.
 */
export type Fault = z.input<typeof FaultSchema>;

/** A fault with its defaults. */
export type ArmedFault = z.output<typeof FaultSchema>;
