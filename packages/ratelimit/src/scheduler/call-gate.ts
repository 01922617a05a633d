/** What the scheduler is told of a call to Make. Instants are Unix time in milliseconds. */
export interface GatedCall {
  /** Host name of the zone: limits of one organization are counted in each zone by itself. */
  readonly zone: string;
  /** Whose quota the call spends: the organization's id, or another name that stands for one quota. */
  readonly organization: string;
  /** For whom the call is made. Waiting users of one organization are let in by turns. */
  readonly user: string;
  /** `interactive`: a person waits for the answer. `batch`: nobody does. */
  readonly priority: 'interactive' | 'normal' | 'batch';
  /** `exempt`: Make does not count the call, so it is let in at once. */
  readonly quota: 'counted' | 'exempt';
  /** When the call is of no use any more. A gate refuses at once what it cannot let in by then. */
  readonly deadlineAtMs: number;
  /** How long the attempt may take once it is let in: the client gives it up then, and reports `unknown`. */
  readonly timeoutMs: number;
  /** Make has answered this call with 429 before, so it goes in front of those that were never let in. */
  readonly limitedBefore: boolean;
}

/**
 * How an attempt ended. `answered`: the server answered, whatever it said. `limited`: with 429. `unsent`: it provably never
 * reached the server. `unknown`: anything else, so Make may still count it later.
 */
export type CallOutcome =
  | { readonly kind: 'answered' }
  | { readonly kind: 'limited'; readonly retryAfterMs?: number }
  | { readonly kind: 'unsent' }
  | { readonly kind: 'unknown' };

/** Lets calls to Make pass so that its limits hold. Each attempt enters by itself, a repeated one too. */
export interface CallGate {
  /**
   * Resolves when the attempt may be sent, to what has to be called when it has ended; a second call of that does nothing.
   * Rejects when the call is refused, and with the signal's reason when it is aborted before it was let in.
   */
  enter(call: GatedCall, signal?: AbortSignal): Promise<(outcome: CallOutcome) => void>;
}
