/** The code of an error, of ours or of Node's: what errors are known by. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** The message of an error, provided that it has one of these codes: others may hold what nobody should read. */
export const messageOf = (error: unknown, codes: readonly string[]): string | undefined =>
  error instanceof Error && codes.includes(codeOf(error) ?? '') ? error.message : undefined;
