import type { z } from 'zod';

/** What a call does to the account. The only safety word of the project: hints, confirmation and read-only follow it. */
export type Effect = 'read' | 'create' | 'update' | 'delete' | 'run';

/** The HTTP methods that Make's API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** Named schemas: what `z.object` takes. */
export type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** One operation of Make's API as it is written down: everything but its place in a group. */
export interface EndpointFacts {
  readonly method: Method;
  /** Below `/api/v2`, with `:name` for each of `params`. */
  readonly path: string;
  /** Make's scope names. A token needs every one of them. */
  readonly scopes: readonly string[];
  readonly effect: Effect;
  /** `exempt`: Make does not count the call against the organization's limit. Default `counted`. */
  readonly quota?: 'counted' | 'exempt';
  /** Make answers it to anybody, also without a credential. */
  readonly anonymous?: true;
  /**
   * What a retry may do after an unknown outcome: `safe` to repeat, `verify` first by reading, or `never`.
   * Default: `safe` for reads, `never` for everything else.
   */
  readonly repeat?: 'safe' | 'verify' | 'never';
  /**
   * The id of the read that shows whether a write has happened, such as `executions.list`. Default, where the group has it:
   * its `list` for what is new, its `get` for what is changed or gone.
   */
  readonly readBack?: string;
  /** Make may answer 200 with an `error` beside what it managed to do. The client then throws, with the reply attached. */
  readonly partial?: true;
  /** For lists that come whole, in one reply or by `paged`: the key of the reply that holds the rows. */
  readonly items?: string;
  /** For `items` that Make pages by `pg[offset]` and `pg[limit]`. A list that it pages by other means has no `items`. */
  readonly paged?: true;
  readonly params?: Shape;
  /** Arrays travel as `name[]=`, objects as `name[key]=`. */
  readonly query?: Shape;
  /** The JSON body is an object with these fields. */
  readonly body?: Shape;
  /** One entry: the body is the value of this argument itself, as JSON. Never together with `body`. */
  readonly content?: Shape;
  /** Media type of a `content` that is not JSON: text or a `Uint8Array`, sent byte for byte as it is. */
  readonly contentType?: string;
  /** Of these optional arguments Make wants exactly one. */
  readonly oneOf?: readonly string[];
  /** What Make answers. Objects are loose, so that fields we do not know survive. */
  readonly reply: z.core.$ZodType;
  /**
   * Media type of a reply that is not JSON. Images and `application/octet-stream` are read as a `Uint8Array`, every other
   * type as text.
   */
  readonly replyType?: string;
  /** Nobody has seen Make's own description of it: path, parameters or reply follow from its neighbours. */
  readonly unverified?: true;
}

/** One operation of Make's API as a value: all that the client, the sandbox, the tools and the docs need to know. */
export interface Endpoint extends EndpointFacts {
  /** Its group and its name in it: `scenarios.run`. */
  readonly id: string;
  readonly quota: 'counted' | 'exempt';
  readonly repeat: 'safe' | 'verify' | 'never';
}

/** What an endpoint without path parameters, query or body adds to its arguments. */
const noSchemas = {};
type Empty = typeof noSchemas;
type Part<E, Name extends 'params' | 'query' | 'body' | 'content'> = E extends {
  readonly [P in Name]: infer Found extends Shape;
}
  ? Found
  : Empty;

/** Every schema of a call's arguments by name: path parameters, query, body fields and content, flat. */
export type ArgumentShape<E> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'> & Part<E, 'content'>;

type Flat<E> = z.output<z.ZodObject<ArgumentShape<E>, z.core.$strict>>;

/** One of the named arguments, and none of the others. */
type Chosen<Args, Names extends keyof Args> = {
  [Name in Names]: { [Given in Name]-?: NonNullable<Args[Given]> } & { [Other in Exclude<Names, Name>]?: never };
}[Names];

/** The arguments of a call, flat: path parameters, query, body fields and content together. */
export type ArgumentsOf<E> = E extends { readonly oneOf: readonly (infer Names extends string & keyof Flat<E>)[] }
  ? Omit<Flat<E>, Names> & Chosen<Flat<E>, Names>
  : Flat<E>;

/** What a call resolves to. */
export type ReplyOf<E> = E extends { readonly reply: infer Reply extends z.core.$ZodType } ? z.output<Reply> : never;

/** One row of a list that has `items`; `never` for every other endpoint. */
export type ItemOf<E> = E extends { readonly items: infer Key extends string }
  ? ReplyOf<E> extends { readonly [P in Key]: readonly (infer Item)[] }
    ? Item
    : never
  : never;

/** An endpoint as written down, plus what its group gives it. */
export type Named<Facts extends EndpointFacts> = Facts & Pick<Endpoint, 'id' | 'quota' | 'repeat'>;

/** Describes one operation. Argument names must not repeat between `params`, `query`, `body` and `content`. */
export function endpoint<const Facts extends EndpointFacts>(facts: Facts): Facts {
  return facts;
}

/** The endpoints of one part of Make's API, each with its `id` and the defaults filled in. */
export function group<const Members extends Readonly<Record<string, EndpointFacts>>>(
  name: string,
  members: Members,
): { readonly [Member in keyof Members]: Named<Members[Member]> };
export function group(
  name: string,
  members: Readonly<Record<string, EndpointFacts>>,
): Readonly<Record<string, Endpoint>> {
  const named = Object.entries(members).map(([member, facts]): [string, Endpoint] => [
    member,
    {
      quota: 'counted',
      repeat: facts.effect === 'read' ? 'safe' : 'never',
      ...readBackIn(name, members, facts),
      ...facts,
      id: `${name}.${member}`,
    },
  ]);
  return Object.fromEntries(named);
}

function readBackIn(
  name: string,
  members: Readonly<Record<string, EndpointFacts>>,
  { effect }: EndpointFacts,
): Pick<EndpointFacts, 'readBack'> {
  const wanted = effect === 'create' || effect === 'run' ? ['list', 'get'] : ['get', 'list'];
  const found = effect === 'read' ? undefined : wanted.find((member) => members[member]?.effect === 'read');
  return found === undefined ? {} : { readBack: `${name}.${found}` };
}
