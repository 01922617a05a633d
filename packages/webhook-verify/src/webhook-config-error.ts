/** What is wrong with how a verifier, a signer or a sender is set up; `WebhookConfigError.code`. */
export type WebhookConfigCode =
  | 'secret_missing'
  | 'secret_malformed'
  | 'secret_too_short'
  | 'option_invalid'
  | 'replay_guard_required'
  | 'replay_guard_unusable'
  | 'body_not_raw';

/**
 * The program around the verifier is wrong, not the delivery. Thrown when a verifier is made; by `verify` only when it is
 * handed something that is not raw bytes, or when `resolveSecret` gives unusable secrets. The message never holds a secret.
 */
export class WebhookConfigError extends Error {
  override readonly name = 'WebhookConfigError';
  readonly code: WebhookConfigCode;
  constructor(code: WebhookConfigCode, message: string) {
    super(message);
    this.code = code;
  }
}
