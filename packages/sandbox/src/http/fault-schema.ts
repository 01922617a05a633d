import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import { reasonOf } from '../reason.js';

const when = {
  match: z
    .strictObject({
      method: z.string().toUpperCase().optional(),
      path: z.string().startsWith('/').optional(),
    })
    .default({}),
  times: z.int().positive().default(1),
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
  z.strictObject({ kind: z.literal('reset'), ...when }),
  z.strictObject({
    kind: z.literal('status'),
    ...when,
    status: status.default(500),
    body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    headers,
  }),
]);

/**
 * An answer to spoil. `match.path` lies below `/api/v2` and may end with `*`; a match without fields fits every request
 * below `/api/v2`, whether or not an endpoint has its path, and comes before any other answer, the
 * 401 included; only an address that cannot be decoded gets its 400 all the same.
 * `html` answers a page (status 200 unless told), `large` a JSON text of `bytes` bytes (default 30 MB), `status` that status
 * (default 500) with `body`. `reset` carries the call out and then cuts the connection in the middle of the reply; a call
 * that the zone refuses is answered as ever, and leaves it armed.
 * The fault is used up after `times` requests, by default one.
 */
export type Fault = z.input<typeof FaultSchema>;

/** A fault with its defaults. */
export type ArmedFault = z.output<typeof FaultSchema>;
