import type { ArgumentsOf, Endpoint, Shape } from '@makegate/client';
import { z } from 'zod';
import { type Suberror, badRequest, invalid, missingParameter } from './refusal.js';
import { readText } from './text-arguments.js';
import { deepestLevel, isTooDeep } from '../too-deep.js';

export interface Received {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** A request's arguments by the schemas of its endpoint, decoded and flat. Throws the refusal that names each bad one. */
export function readArguments<E extends Endpoint>(endpoint: E, received: Received): ArgumentsOf<E>;
// The overload says what the endpoint's own schemas have just made sure of; the compiler cannot follow that far.
export function readArguments(endpoint: Endpoint, received: Received): Readonly<Record<string, unknown>> {
  const parts = [
    readPart(endpoint.params, (schema) => readText(schema, received.params, wording)),
    readPart(endpoint.query, (schema) => readText(schema, received.query, wording)),
    readPart(endpoint.body, (schema) => schema.safeParse(received.body ?? {}, wording)),
    readPart(endpoint.content, (schema, name) => schema.safeParse({ [name]: received.body }, wording)),
  ];
  const suberrors = parts.flatMap((part) => part.suberrors);
  if (suberrors.length > 0) throw invalid(suberrors);
  const values = Object.assign({}, ...parts.map((part) => part.values));
  // Here JSON inside of texts is decoded too.
  if (isTooDeep(values)) throw badRequest(`The arguments are nested deeper than ${deepestLevel} levels.`);
  return values;
}

/** Make's sentence for what is not there; everything else in the schema library's words. */
const wording: z.core.ParseContext<z.core.$ZodIssue> = {
  error: ({ code, input, path = [] }) =>
    code === 'custom' || input !== undefined ? undefined : missingParameter(path.join('.')).message,
};

interface Part {
  readonly values: Readonly<Record<string, unknown>>;
  readonly suberrors: readonly Suberror[];
}

type Read = (schema: z.ZodObject<Shape>, firstName: string) => z.ZodSafeParseResult<Readonly<Record<string, unknown>>>;

const schemas = new WeakMap<Shape, z.ZodObject<Shape>>();

/** Made once for an endpoint: a schema compiles itself when it is first used, which takes longer than the rest of a request. */
function schemaOf(shape: Shape): z.ZodObject<Shape> {
  let schema = schemas.get(shape);
  if (!schema) schemas.set(shape, (schema = z.object(shape)));
  return schema;
}

function readPart(shape: Shape | undefined, read: Read): Part {
  if (!shape) return { values: {}, suberrors: [] };
  const [firstName = ''] = Object.keys(shape);
  const result = read(schemaOf(shape), firstName);
  if (result.success) return { values: result.data, suberrors: [] };
  return { values: {}, suberrors: result.error.issues.map(({ path, message }) => ({ name: path.join('.'), message })) };
}
