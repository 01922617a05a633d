/** One thing that is wrong with a call's arguments. */
export interface ArgumentIssue {
  /** Where: `pg.limit`. */
  readonly path: string;
  readonly reason: string;
}

/** The arguments or options do not fit the call. Nothing was sent. Values are never repeated, names are. */
export class ArgumentsError extends Error {
  override readonly name = 'ArgumentsError';
  readonly code = 'arguments_invalid';
  readonly retryable = false;
  /** The endpoint's id, or `createMakeClient` for its options. */
  readonly endpoint: string;
  readonly issues: readonly ArgumentIssue[];

  constructor(endpoint: string, issues: readonly ArgumentIssue[]) {
    const listed = issues.map(({ path, reason }) => `${path}: ${reason}`).join('; ');
    super(`${endpoint} cannot be called like this. ${listed}.`);
    this.endpoint = endpoint;
    this.issues = issues;
  }
}
