/** What is asked of an endpoint to say how to find out. */
interface Uncertain {
  readonly id: string;
  readonly readBack?: string;
}

/** Make may have carried out the call, or not. Read before repeating it: Make has no idempotency keys. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
  readonly code = 'outcome_unknown';
  readonly retryable = false;
  /** The endpoint's id. */
  readonly endpoint: string;
  /** `verify`: a read can tell what happened. `never`: repeating is never safe. */
  readonly repeat: 'verify' | 'never';
  /** The id of the endpoint that shows what happened, such as `folders.list`, where there is one. */
  readonly readBack: string | undefined;
  /** The HTTP status, when there was one. */
  readonly status: number | undefined;

  constructor(endpoint: Uncertain, repeat: 'verify' | 'never', happened: string, status?: number) {
    super(`${happened}, so ${endpoint.id} may have been carried out or not. ${advice(endpoint, repeat)}`);
    this.endpoint = endpoint.id;
    this.repeat = repeat;
    this.readBack = endpoint.readBack;
    this.status = status;
  }
}

function advice({ id, readBack }: Uncertain, repeat: 'verify' | 'never'): string {
  const place = id.includes('.') ? `the ${id.split('.', 1).join('')} of the account` : 'the account';
  const by = readBack === undefined ? '' : ` (${readBack})`;
  return repeat === 'verify'
    ? `List or get ${place}${by} and repeat the call only if its effect is not there.`
    : `Do not repeat it before ${place}, and what has run lately${by}, show that it did not happen.`;
}
