/** One complaint inside an error body, with the parameter it is about. */
export interface Suberror {
  readonly name: string;
  readonly message: string;
}

/** Make's error body, and the status it comes with. Handlers throw it; the server writes it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly body: object;

  constructor(status: number, body: { readonly message?: string; readonly detail?: string; readonly code?: string }) {
    super(body.detail ?? body.message ?? 'refused');
    this.status = status;
    this.body = body;
  }
}

export function invalid(suberrors: readonly Suberror[]): Refusal {
  const body = {
    detail: `Validation failed for ${suberrors.length} parameter(s).`,
    message: 'Bad Request',
    code: 'SC400',
    suberrors,
  };
  return new Refusal(400, body);
}

/** Make's sentence about a parameter that has to be there. */
export const missingParameter = (name: string): Suberror => ({
  name,
  message: `Missing value of required parameter '${name}'.`,
});

/** A single parameter that will not do. */
export const invalidParameter = (name: string, message: string): Refusal => invalid([{ name, message }]);

export const badRequest = (detail: string): Refusal =>
  new Refusal(400, { detail, message: 'Bad Request', code: 'SC400' });

/** Make's own word for what it cannot take, other than a parameter of the wrong form. */
export const invalidInput = (detail: string): Refusal =>
  new Refusal(400, { detail, message: 'Bad Request', code: 'IM005' });

export const unknownCredential = (): Refusal =>
  new Refusal(401, { detail: 'Access denied.', message: 'Unauthorized', code: 'IM102' });

export const forbidden = (detail: string): Refusal => new Refusal(403, { detail, message: 'Forbidden', code: 'SC403' });

/** The same for what does not exist and for what the token may not see. */
export const notFound = (kind: string, id: number | string): Refusal =>
  new Refusal(404, { detail: `${kind} not found '${id}'.`, message: 'Not Found', code: 'IM304' });

export const confirmationNeeded = (detail: string): Refusal =>
  new Refusal(406, { detail, message: 'Confirmation required.', code: 'IM004' });

export const impossible = (detail: string): Refusal =>
  new Refusal(422, { detail, message: 'Unprocessable Entity', code: 'IM016' });

export const notActivated = (): Refusal =>
  new Refusal(422, { detail: 'Scenario is not activated', message: 'Unprocessable Entity', code: 'IM325' });

/** Make words this one in its own way: no code, no message. */
export const tooLarge = (): Refusal => new Refusal(400, { detail: 'request entity too large' });
