/** What Make's answer means for the caller; the README says which status each stands for. */
export type MakeApiCode =
  | 'make_invalid'
  | 'make_unauthorized'
  | 'make_plan'
  | 'make_forbidden'
  | 'make_not_found'
  | 'make_confirmation_required'
  | 'make_conflict'
  | 'make_third_party'
  | 'make_rejected'
  | 'make_failed'
  | 'make_partial';

/** One of several reasons in an answer of Make's: usually the name of a parameter and what is wrong with it. */
export interface Suberror {
  readonly name: string | undefined;
  readonly message: string | undefined;
}

/** What Make says about a refusal, as far as it says anything. */
export interface MakeAnswer {
  /** Make's own code, such as `IM004` or `SC403`. */
  readonly makeCode: string | undefined;
  /** Make's sentence. */
  readonly detail: string | undefined;
  readonly suberrors: readonly Suberror[];
  readonly metadata: unknown;
}

/** What a `MakeApiError` is made of. */
export interface Refusal extends MakeAnswer {
  readonly code: MakeApiCode;
  readonly message: string;
  readonly endpoint: string;
  readonly status: number;
  readonly retryable: boolean;
  readonly reply?: unknown;
}

/** Make answered, and the answer was no (or, with `make_partial`, not everything). Who called has to act. */
export class MakeApiError extends Error implements MakeAnswer {
  override readonly name = 'MakeApiError';
  readonly code: MakeApiCode;
  readonly retryable: boolean;
  /** The endpoint's id. */
  readonly endpoint: string;
  readonly status: number;
  readonly makeCode: string | undefined;
  readonly detail: string | undefined;
  readonly suberrors: readonly Suberror[];
  readonly metadata: unknown;
  /** With `make_partial`: the whole reply, with the ids of what was done. The token is taken out where Make quotes it. */
  readonly reply: unknown;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.code = refusal.code;
    this.retryable = refusal.retryable;
    this.endpoint = refusal.endpoint;
    this.status = refusal.status;
    this.makeCode = refusal.makeCode;
    this.detail = refusal.detail;
    this.suberrors = refusal.suberrors;
    this.metadata = refusal.metadata;
    this.reply = refusal.reply;
  }
}
