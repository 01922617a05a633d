import { randomUUID } from 'node:crypto';
import type { FailureCode } from './call-ending.js';
import { isPublished, type PublishedCode } from './published-codes.js';
import { CallCancelledError } from './tool-errors.js';

/** What a caller learns about a call that did not succeed. */
export interface Failure {
  readonly code: FailureCode;
  /** One or two sentences with the fix in them. */
  readonly message: string;
  /** Whether the same call may succeed later. Never true when it may already have had an effect. */
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  /** Make's own code, such as `IM304`. */
  readonly makeCode?: string;
  /** Make's own list of what is wrong, at most ten. */
  readonly suberrors?: readonly Suberror[];
  /** That of the call, under which the operator finds it in log and audit, and of `internal` the original. */
  readonly correlationId: string;
}

/** One of several reasons that Make gives: usually a parameter's name, and what is wrong with it. Cut at 300 characters. */
export interface Suberror {
  readonly name?: string;
  readonly message?: string;
}

/** Told about every error that did not leave, so that an operator can find it, under the id of its call. Must not throw. */
export type InternalListener = (correlationId: string, error: unknown) => void;

/**
 * The one place that decides what leaves. An error with a published code passes with its message; of anything else
 * nothing passes but the id of the call, which both carry. A random one unless it is given.
 */
export function describeFailure(
  error: unknown,
  onInternal: InternalListener = () => {},
  correlationId: string = randomUUID(),
): Failure {
  if (error instanceof Error && 'code' in error && isPublished(error.code))
    return published(error, error.code, correlationId);
  onInternal(correlationId, error);
  return {
    code: 'internal',
    message: `Something went wrong in this server. Its log has the details under ${correlationId}.`,
    retryable: false,
    correlationId,
  };
}

/** What a call has failed with, from the caller's side: what a cancelled one ran into is no news for anybody. */
export const failureOf = (error: unknown, { aborted }: AbortSignal): unknown =>
  aborted ? new CallCancelledError() : error;

/** The code that `describeFailure` gives an error. */
export const failureCodeOf = (error: unknown): FailureCode =>
  error instanceof Error && 'code' in error && isPublished(error.code) ? error.code : 'internal';

function published(error: Error, code: PublishedCode, correlationId: string): Failure {
  const suberrors = suberrorsOf(error);
  return {
    code,
    message: error.message,
    retryable: 'retryable' in error && error.retryable === true,
    ...('retryAfterMs' in error && typeof error.retryAfterMs === 'number' ? { retryAfterMs: error.retryAfterMs } : {}),
    ...('makeCode' in error && typeof error.makeCode === 'string' ? { makeCode: error.makeCode } : {}),
    ...(suberrors.length > 0 ? { suberrors } : {}),
    correlationId,
  };
}

function suberrorsOf(error: Error): readonly Suberror[] {
  if (!('suberrors' in error) || !Array.isArray(error.suberrors)) return [];
  return error.suberrors.slice(0, 10).flatMap((entry: unknown) => {
    const name = textOf(entry, 'name');
    const message = textOf(entry, 'message');
    if (name === undefined && message === undefined) return [];
    return [{ ...(name === undefined ? {} : { name }), ...(message === undefined ? {} : { message }) }];
  });
}

/** A text of Make's, short enough to keep a failure readable. */
function textOf(entry: unknown, key: 'name' | 'message'): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const value: unknown = Reflect.get(entry, key);
  return typeof value === 'string' ? value.slice(0, 300) : undefined;
}
