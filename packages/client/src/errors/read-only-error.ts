/** The client was made with `readOnly` and the call would change something. Nothing was sent. */
export class ReadOnlyError extends Error {
  override readonly name = 'ReadOnlyError';
  readonly code = 'read_only';
  readonly retryable = false;
  /** The endpoint's id. */
  readonly endpoint: string;

  constructor(endpoint: string) {
    super(`${endpoint} changes the account and this client only reads. Use a client made without readOnly.`);
    this.endpoint = endpoint;
  }
}
