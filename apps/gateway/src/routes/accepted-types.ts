/** The types of an `Accept` header, without their parameters. No header accepts everything. */
const rangesOf = (accept: string | undefined): readonly string[] =>
  (accept ?? '*/*').split(',').map((range) => (range.split(';', 1)[0] ?? '').trim().toLowerCase());

const acceptsOneOf = (accept: string | undefined, ...wanted: readonly string[]): boolean =>
  rangesOf(accept).some((range) => wanted.includes(range));

export const acceptsJson = (accept: string | undefined): boolean =>
  acceptsOneOf(accept, 'application/json', 'application/*', '*/*');

export const acceptsEvents = (accept: string | undefined): boolean =>
  acceptsOneOf(accept, 'text/event-stream', 'text/*', '*/*');

/** Whether a client knows event streams. One that accepts anything at all may well not, and can read JSON. */
export const namesEvents = (accept: string | undefined): boolean => acceptsOneOf(accept, 'text/event-stream', 'text/*');
