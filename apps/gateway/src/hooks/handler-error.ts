/** What a handler can meet that is no failure of Make's API. */
export type HandlerCode =
  /** The sender's: what it sent cannot become the inputs of a scenario. */
  | 'body_not_json'
  | 'body_not_fields'
  | 'body_too_deep'
  /** Of forwarding: Make's hook said no, or could not be asked. */
  | 'forward_refused'
  | 'forward_unavailable'
  /** It may or may not have taken the delivery. */
  | 'forward_unanswered';

/** A genuine delivery could not be handed on. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
  readonly code: HandlerCode;

  constructor(code: HandlerCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
