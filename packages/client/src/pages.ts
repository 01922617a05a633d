import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import { encodeArguments } from './encode-arguments.js';
import { ArgumentsError } from './errors/arguments-error.js';
import type { CallOptions } from './make-client.js';
import { unexpectedOf } from './unavailability.js';

/** Carries out one endpoint, without knowing its types. */
export type Call = (endpoint: Endpoint, args: unknown, options: CallOptions) => Promise<unknown>;

const Asked = z.looseObject({ pg: z.looseObject({ limit: z.number().optional() }).default({}) });
const Limit = z.object({ pg: z.object({ limit: z.number().positive() }) });

const defaultPageSize = 100;

function rowsOf(endpoint: Endpoint, reply: unknown): readonly unknown[] {
  const key = endpoint.items ?? '';
  const rows = z.object({ [key]: z.array(z.unknown()) }).safeParse(reply).data?.[key];
  if (!rows) throw unexpectedOf(endpoint, [`${key} (not a list)`]);
  return rows;
}

/** Something that no two pages share in their first row. */
const markOf = (row: unknown): string => {
  const { data } = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(row);
  return data ? String(data.id) : JSON.stringify(row);
};

interface Walk extends CallOptions {
  readonly pageSize?: number | undefined;
}

/** Where the rows begin and end is the walk's own business: it gives every row. */
function refusePositions(endpoint: Endpoint, args: unknown): void {
  const positions = ['offset', 'last', 'showLast', ...(endpoint.paged ? [] : ['limit'])];
  const given = positions.filter((name) => Asked.parse(args).pg[name] !== undefined);
  if (given.length === 0) return;
  const reason = 'each gives every row; for a part of them, call the endpoint itself';
  throw new ArgumentsError(
    endpoint.id,
    given.map((name) => ({ path: `pg.${name}`, reason })),
  );
}

function refusePageSize(endpoint: Endpoint, pageSize: number | undefined): void {
  if (pageSize === undefined || (Number.isInteger(pageSize) && pageSize > 0)) return;
  throw new ArgumentsError(endpoint.id, [{ path: 'pageSize', reason: 'it takes a whole number from 1' }]);
}

async function* everyPage(call: Call, endpoint: Endpoint, args: unknown, { pageSize, ...options }: Walk) {
  const { pg, ...rest } = Asked.parse(args);
  const wanted = pageSize ?? pg.limit ?? defaultPageSize;
  const seen = new Set<string>();
  for (let offset = 0; ;) {
    const reply = await call(endpoint, { ...rest, pg: { ...pg, offset, limit: wanted } }, options);
    const rows = rowsOf(endpoint, reply);
    const [first] = rows;
    if (first === undefined) return;
    // A server that does not know offsets would answer with the same page for ever.
    const mark = markOf(first);
    if (seen.has(mark)) throw unexpectedOf(endpoint, [`${endpoint.items}.0 (the page of before came again)`]);
    seen.add(mark);
    yield* rows;
    // Make may allow less per page than was asked for. Only when it says how much does a shorter page end the list.
    const allowed = Limit.safeParse(reply).data?.pg.limit ?? 0;
    if (rows.length < Math.min(wanted, allowed)) return;
    offset += rows.length;
  }
}

/** The rows of a list one by one. A page is asked for when its first row is wanted. */
export async function* eachRow(call: Call, endpoint: Endpoint, args: unknown, walk: Walk): AsyncGenerator {
  encodeArguments(endpoint, args);
  refusePositions(endpoint, args);
  refusePageSize(endpoint, walk.pageSize);
  if (endpoint.paged) yield* everyPage(call, endpoint, args, walk);
  else yield* rowsOf(endpoint, await call(endpoint, args, { signal: walk.signal, deadlineMs: walk.deadlineMs }));
}
