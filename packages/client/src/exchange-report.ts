import type { Endpoint } from './endpoint.js';
import type { Outcome } from './transport.js';

/** One request for somebody who counts. Holds no id, no argument and nothing of the reply. */
export interface ExchangeReport {
  /** The endpoint's id, such as `scenarios.run`; `raw` for every request that no endpoint describes. */
  readonly endpoint: string;
  /**
   * The HTTP status of the answer, or why there is none: the connection was lost or never stood, the deadline passed, or
   * the caller's signal ended the wait.
   */
  readonly status: number | 'lost' | 'late' | 'cancelled';
  /** Until the reply was read whole, opening the credential included. */
  readonly durationMs: number;
}

export type ExchangeListener = (report: ExchangeReport) => void;

/** Tells of a request when it is over. One that never began, because there was no token for it, is not told of. */
export async function watched(
  endpoint: Pick<Endpoint, 'id'>,
  { listener, signal }: { readonly listener: ExchangeListener | undefined; readonly signal: AbortSignal | undefined },
  send: () => Promise<Outcome>,
): Promise<Outcome> {
  signal?.throwIfAborted();
  const begunAt = performance.now();
  const tell = (status: ExchangeReport['status']): void => {
    try {
      listener?.({ endpoint: labelOf(endpoint), status, durationMs: performance.now() - begunAt });
    } catch {
      // Whoever counts requests does not decide how they end.
    }
  };
  try {
    const outcome = await send();
    tell(statusOf(outcome));
    return outcome;
  } catch (error) {
    if (signal?.aborted) tell('cancelled');
    throw error;
  }
}

/** The id of a raw request is its method and path, and a path holds ids. */
const labelOf = ({ id }: Pick<Endpoint, 'id'>): string => (id.includes(' ') ? 'raw' : id);

function statusOf(outcome: Outcome): ExchangeReport['status'] {
  if (outcome.kind === 'replied') return outcome.reply.status;
  return outcome.kind === 'redirected' ? outcome.status : outcome.kind;
}
