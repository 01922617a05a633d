/** Make may have carried out the call, or not. Read before repeating it: Make has no idempotency keys. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
  readonly code = 'outcome_unknown';
  readonly retryable = false;
  /** The endpoint's id. */
  readonly endpoint: string;
  /** `verify`: a read can tell what happened. `never`: repeating is never safe. */
  readonly repeat: 'verify' | 'never';

  /** The HTTP status, when there was one. */
  readonly status: number | undefined;

  constructor(endpoint: string, repeat: 'verify' | 'never', happened: string, status?: number) {
    super(`${happened}, so ${endpoint} may have been carried out or not. ${advice(endpoint, repeat)}`);
    this.endpoint = endpoint;
    this.repeat = repeat;
    this.status = status;
  }
}

function advice(endpoint: string, repeat: 'verify' | 'never'): string {
  const place = endpoint.includes('.') ? `the ${endpoint.split('.', 1).join('')} of the account` : 'the account';
  return repeat === 'verify'
    ? `List or get ${place} and repeat the call only if its effect is not there.`
    : `Do not repeat it before ${place}, and what has run lately, show that it did not happen.`;
}
