import type { GatedCall } from './call-gate.js';
import type { Credential } from './credential.js';
import { checkedDeadlineMs } from './deadline.js';
import { encodeArguments } from './encode-arguments.js';
import type { WireRequest } from './encode-arguments.js';
import type { ArgumentsOf, Endpoint, ItemOf, Method, ReplyOf } from './endpoint.js';
import { ReadOnlyError } from './errors/read-only-error.js';
import type { ExchangeListener } from './exchange-report.js';
import type { Groups } from './groups.js';
import { jsonOrTextOf, parsedReplyOf, successOf } from './interpret.js';
import { lazyGroups, refusingUnknownNames } from './lazy-groups.js';
import { eachRow } from './pages.js';
import type { Call } from './pages.js';
import { createSend } from './resilience/create-send.js';
import type { ResilienceOptions } from './resilience/resilience-options.js';
import { encodeRaw, endpointOfRaw } from './raw-request.js';
import { createTransport } from './transport.js';
import type { Zone } from './zone.js';
import { baseUrlOf } from './zone.js';

/** What a client is made for, and its limits. */
export interface MakeClientOptions {
  readonly zone: Zone;
  readonly credential: Credential;
  /** Refuse every endpoint whose effect is not `read`, and every raw request that is not a GET. Default false. */
  readonly readOnly?: boolean;
  /** How long one call may take, in milliseconds: above 0, at most 2 147 483 647. Default 60 000. */
  readonly deadlineMs?: number;
  /** The largest reply that is read, in bytes after decompression. Default 10 MiB. */
  readonly maxReplyBytes?: number;
  /** Put before our own name in the User-Agent header. */
  readonly userAgent?: string;
  /** Asked with each request, and sent as `X-Request-Id` when it answers: only what a header may hold. */
  readonly correlationId?: () => string | undefined;
  /** Hears of each request when it is over. What it throws is dropped. */
  readonly onExchange?: ExchangeListener;
  /** How the client bears with trouble. `false`: every call is one request, and what it meets is thrown at once. */
  readonly resilience?: ResilienceOptions | false;
}

/** How one call may end early. */
export interface CallOptions {
  /** Cancels the wait. What Make has already begun goes on. */
  readonly signal?: AbortSignal | undefined;
  /** For this call, instead of the client's `deadlineMs`. */
  readonly deadlineMs?: number | undefined;
  /** For this call, instead of the priority of `resilience.quota`. */
  readonly priority?: GatedCall['priority'] | undefined;
}

/** How a walk through a list asks. Signal and deadline are those of each of its requests. */
export interface EachOptions extends CallOptions {
  /** Rows asked for per request. Default 100. */
  readonly pageSize?: number | undefined;
}

/** A request that no endpoint describes. */
export interface RawRequest {
  readonly method: Method;
  /** Below `/api/v2`, beginning with a slash, already percent-encoded, without query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const noArguments = {};

/** One endpoint as a method. The arguments may be left out when none is required. */
export type CallOf<E> =
  typeof noArguments extends ArgumentsOf<E>
    ? (args?: ArgumentsOf<E>, options?: CallOptions) => Promise<ReplyOf<E>>
    : (args: ArgumentsOf<E>, options?: CallOptions) => Promise<ReplyOf<E>>;

/** A group's endpoints as methods. */
export type ClientOf<Group> = { readonly [Name in keyof Group]: CallOf<Group[Name]> };

/** The whole of Make's API as methods, group by group: `make.scenarios.list({ teamId })`. */
export type MakeGroups = { readonly [Name in keyof Groups]: ClientOf<Groups[Name]> };

/**
 * Make's API for one zone and one credential. A call that fails rejects with an error that the README lists by `code`,
 * with the reason of its signal, or with what the credential's `secret` threw.
 */
export interface MakeClient extends MakeGroups {
  /** Carries out one endpoint. `make.scenarios.run(args)` is the same as `make.call(scenarios.run, args)`. */
  call<E extends Endpoint>(endpoint: E, args: ArgumentsOf<E>, options?: CallOptions): Promise<ReplyOf<E>>;
  /**
   * Every row of a list, page after page, in Make's order. Stops asking when the consumer stops reading. `pg` may sort;
   * `pg.offset` and what else would choose a part of the rows is an `ArgumentsError`.
   */
  each<E extends Endpoint & { readonly items: string }>(
    endpoint: E,
    args: ArgumentsOf<E>,
    options?: EachOptions,
  ): AsyncIterableIterator<ItemOf<E>>;
  /** What no endpoint describes yet. Resolves to the parsed JSON, to text, or to `undefined` for an empty reply. */
  request(request: RawRequest, options?: CallOptions): Promise<unknown>;
}

/**
 * A client for one zone and one credential. It opens no connection before the first call, and an idle connection never
 * keeps the process alive. Throws a `ZoneError` for a zone that cannot be used, and an `ArgumentsError` for a deadline.
 */
export function createMakeClient({
  zone,
  credential,
  readOnly = false,
  deadlineMs = 60_000,
  maxReplyBytes = 10 * 1024 * 1024,
  userAgent,
  correlationId,
  onExchange,
  resilience = {},
}: MakeClientOptions): MakeClient {
  checkedDeadlineMs('createMakeClient', deadlineMs);
  const baseUrl = baseUrlOf(zone);
  const transport = createTransport({ baseUrl, credential, maxReplyBytes, userAgent, correlationId });
  const send = createSend({ transport, credential, baseUrl, onExchange, resilience });

  async function succeed(endpoint: Endpoint, wire: WireRequest, options: CallOptions) {
    const ownMs = options.deadlineMs === undefined ? deadlineMs : checkedDeadlineMs(endpoint.id, options.deadlineMs);
    const { signal, priority } = options;
    const result = await send(endpoint, wire, { signal, deadlineMs: ownMs, priority });
    return successOf(endpoint, result, maxReplyBytes);
  }

  function refuseWrites({ id, effect }: Endpoint) {
    if (readOnly && effect !== 'read') throw new ReadOnlyError(id);
  }

  const carryOut: Call = async (endpoint, args, options) => {
    refuseWrites(endpoint);
    const wire = encodeArguments(endpoint, args ?? {});
    return parsedReplyOf(endpoint, await succeed(endpoint, wire, options));
  };

  function call<E extends Endpoint>(endpoint: E, args: ArgumentsOf<E>, options?: CallOptions): Promise<ReplyOf<E>>;
  function call(endpoint: Endpoint, args: unknown, options: CallOptions = {}): Promise<unknown> {
    return carryOut(endpoint, args, options);
  }

  function each<E extends Endpoint & { readonly items: string }>(
    endpoint: E,
    args: ArgumentsOf<E>,
    options?: EachOptions,
  ): AsyncIterableIterator<ItemOf<E>>;
  function each(endpoint: Endpoint, args: unknown, options: EachOptions = {}): AsyncIterableIterator<unknown> {
    return eachRow(carryOut, endpoint, args ?? {}, options);
  }

  async function request(raw: RawRequest, options: CallOptions = {}): Promise<unknown> {
    const endpoint = endpointOfRaw(raw);
    refuseWrites(endpoint);
    return jsonOrTextOf(endpoint, await succeed(endpoint, encodeRaw(raw), options));
  }

  return refusingUnknownNames({ ...lazyGroups(carryOut), call, each, request });
}
