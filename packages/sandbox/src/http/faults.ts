import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

const Match = z.strictObject({
  method: z.string().toUpperCase().optional(),
  path: z.string().startsWith('/').optional(),
});

/** Schema of a fault; see `Fault`. */
export const FaultSchema = z.strictObject({
  match: Match.default({}),
  times: z.number().int().positive().default(1),
  kind: z.enum(['html', 'large', 'reset', 'status']),
  status: z.number().int().min(200).max(599).optional(),
  body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  bytes: z.number().int().positive().max(1_000_000_000).default(30_000_000),
});

/**
 * An answer to spoil. `match.path` lies below `/api/v2` and may end with `*`; a match without fields fits every request.
 * `html` answers a page (status 200 unless told), `large` a JSON text of `bytes` bytes (default 30 MB), `status` that status
 * with `body`, and `reset` carries the call out and then cuts the connection in the middle of the reply.
 * The fault is used up after `times` requests, by default one.
 */
export type Fault = z.input<typeof FaultSchema>;

type Armed = z.output<typeof FaultSchema>;

export interface Faults {
  /** Throws a `ZodError` for a malformed fault. */
  add(fault: unknown): void;
  clear(): void;
  /** The first fault that fits the request, counted as used. */
  take(method: string, path: string): Armed | undefined;
}

export function createFaults(): Faults {
  let armed: (Armed & { times: number })[] = [];
  return {
    add: (fault) => void armed.push(FaultSchema.parse(fault)),
    clear: () => {
      armed = [];
    },
    take: (method, path) => {
      const found = armed.find(({ match }) => fits(match, method, path));
      if (!found) return undefined;
      found.times -= 1;
      armed = armed.filter(({ times }) => times > 0);
      return found;
    },
  };
}

function fits(match: Armed['match'], method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path === undefined) return true;
  return match.path.endsWith('*') ? path.startsWith(match.path.slice(0, -1)) : path === match.path;
}

/** Answers with the fault, for every kind that needs no real reply. */
export function sendFault(reply: FastifyReply, fault: Armed): FastifyReply {
  reply.headers(fault.headers);
  if (fault.kind === 'html') return sendPage(reply, fault);
  if (fault.kind === 'large') return reply.type('application/json').send(Readable.from(largeText(fault.bytes)));
  return reply.code(fault.status ?? 500).send(fault.body ?? { detail: 'Internal Server Error' });
}

function sendPage(reply: FastifyReply, { status = 200, body }: Armed): FastifyReply {
  const page = typeof body === 'string' ? body : '<!doctype html><title>Gateway</title><h1>Something went wrong</h1>';
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}

function* largeText(bytes: number): Generator<string> {
  const chunk = 'x'.repeat(65_536);
  yield '{"filler":"';
  for (let left = bytes; left > 0; left -= chunk.length) yield chunk.slice(0, left);
  yield '"}';
}

/** Sends the first half of the reply, then drops the connection. */
export function resetMidReply(reply: FastifyReply, payload: unknown): void {
  const text = JSON.stringify(payload);
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
  reply.raw.write(text.slice(0, Math.ceil(text.length / 2)), () => reply.raw.destroy());
}
