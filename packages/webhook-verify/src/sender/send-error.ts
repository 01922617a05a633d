/** Why nothing was sent; `SendRefusedError.code`. */
export type SendRefusedCode = 'url_refused' | 'address_refused';

/** The URL may not be sent to. Trying again changes nothing. */
export class SendRefusedError extends Error {
  override readonly name = 'SendRefusedError';
  readonly code: SendRefusedCode;
  readonly retryable = false;
  constructor(code: SendRefusedCode, message: string) {
    super(message);
    this.code = code;
  }
}
