import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import { encodeArguments } from './encode-arguments.js';
import type { CallOptions } from './make-client.js';
import { unexpectedOf } from './unavailability.js';

/** Carries out one endpoint, without knowing its types. */
export type Call = (endpoint: Endpoint, args: unknown, options: CallOptions) => Promise<unknown>;

const Start = z.looseObject({
  pg: z.looseObject({ offset: z.number().default(0), limit: z.number().optional() }).default({ offset: 0 }),
});
const Limit = z.object({ pg: z.object({ limit: z.number().positive() }) });

const defaultPageSize = 100;

function rowsOf(endpoint: Endpoint, reply: unknown): readonly unknown[] {
  const key = endpoint.items ?? '';
  return z.object({ [key]: z.array(z.unknown()) }).parse(reply)[key] ?? [];
}

/** Something that no two pages share in their first row. */
const markOf = (row: unknown): string => {
  const { data } = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(row);
  return data ? String(data.id) : JSON.stringify(row);
};

interface Walk extends CallOptions {
  readonly pageSize?: number | undefined;
}

async function* everyPage(call: Call, endpoint: Endpoint, args: unknown, { pageSize, ...options }: Walk) {
  encodeArguments(endpoint, args);
  const { pg, ...rest } = Start.parse(args);
  const wanted = pageSize ?? pg.limit ?? defaultPageSize;
  const seen = new Set<string>();
  for (let offset = pg.offset; ;) {
    const reply = await call(endpoint, { ...rest, pg: { ...pg, offset, limit: wanted } }, options);
    const rows = rowsOf(endpoint, reply);
    const [first] = rows;
    if (first === undefined) return;
    // A server that does not know offsets would answer with the same page for ever.
    const mark = markOf(first);
    if (seen.has(mark)) throw unexpectedOf(endpoint, [`${endpoint.items}.0 (the page of before came again)`]);
    seen.add(mark);
    yield* rows;
    // Make may allow less per page than was asked for; then a page of that many rows is not the last one.
    const allowed = Limit.safeParse(reply).data?.pg.limit ?? wanted;
    if (rows.length < Math.min(wanted, allowed)) return;
    offset += rows.length;
  }
}

/** The rows of a list one by one. A page is asked for when its first row is wanted. */
export async function* eachRow(call: Call, endpoint: Endpoint, args: unknown, walk: Walk): AsyncGenerator {
  if (endpoint.paged) yield* everyPage(call, endpoint, args, walk);
  else yield* rowsOf(endpoint, await call(endpoint, args, { signal: walk.signal, deadlineMs: walk.deadlineMs }));
}
