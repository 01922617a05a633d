import type { Credential } from './credential.js';
import type { ArgumentsOf, Endpoint, ItemOf, Method, ReplyOf } from './endpoint.js';
import type { Groups } from './groups.js';
import type { Zone } from './zone.js';

export interface MakeClientOptions {
  readonly zone: Zone;
  readonly credential: Credential;
  /** Refuse every endpoint whose effect is not `read`, and every raw request that is not a GET. Default false. */
  readonly readOnly?: boolean;
  /** How long one call may take, in milliseconds. Default 60 000. */
  readonly deadlineMs?: number;
  /** The largest reply that is read, in bytes after decompression. Default 10 MiB. */
  readonly maxReplyBytes?: number;
  /** Put before our own name in the User-Agent header. */
  readonly userAgent?: string;
}

export interface CallOptions {
  /** Cancels the wait. What Make has already begun goes on. */
  readonly signal?: AbortSignal | undefined;
  /** For this call, instead of the client's `deadlineMs`. */
  readonly deadlineMs?: number | undefined;
}

export interface EachOptions extends CallOptions {
  /** Rows asked for per request. Default 100. */
  readonly pageSize?: number | undefined;
}

/** A request that no endpoint describes. */
export interface RawRequest {
  readonly method: Method;
  /** Below `/api/v2`, beginning with a slash, already percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

type RequiredKeys<T> = { [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? never : K }[keyof T];

/** One endpoint as a method. The arguments may be left out when none is required. */
export type CallOf<E> = [RequiredKeys<ArgumentsOf<E>>] extends [never]
  ? (args?: ArgumentsOf<E>, options?: CallOptions) => Promise<ReplyOf<E>>
  : (args: ArgumentsOf<E>, options?: CallOptions) => Promise<ReplyOf<E>>;

/** A group's endpoints as methods. */
export type ClientOf<Group> = { readonly [Name in keyof Group]: CallOf<Group[Name]> };

/** The whole of Make's API as methods, group by group: `make.scenarios.list({ teamId })`. */
export type MakeGroups = { readonly [Name in keyof Groups]: ClientOf<Groups[Name]> };

export interface MakeClient extends MakeGroups {
  /** Carries out one endpoint. `make.scenarios.run(args)` is the same as `make.call(scenarios.run, args)`. */
  call<E extends Endpoint>(endpoint: E, args: ArgumentsOf<E>, options?: CallOptions): Promise<ReplyOf<E>>;
  /** Every row of a list, page after page, in Make's order. Stops asking when the consumer stops reading. */
  each<E extends Endpoint & { readonly items: string }>(
    endpoint: E,
    args: ArgumentsOf<E>,
    options?: EachOptions,
  ): AsyncIterableIterator<ItemOf<E>>;
  /** What no endpoint describes yet. Resolves to the parsed JSON, to text, or to `undefined` for an empty reply. */
  request(request: RawRequest, options?: CallOptions): Promise<unknown>;
}

/** A client for one zone and one credential. It opens no connection before the first call. */
export declare function createMakeClient(options: MakeClientOptions): MakeClient;
