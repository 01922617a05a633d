/** The published code of an error, or `undefined` for an error of which nothing is promised. Ours are in lower case. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined;
  return /^[a-z_]+$/.test(error.code) ? error.code : undefined;
}

/** Whether the same call may succeed later without anybody doing anything. */
export const isRetryable = (error: unknown): boolean =>
  error instanceof Error && 'retryable' in error && error.retryable === true;

/** How long an error asks to wait, in milliseconds. 0 when it does not say. */
export function retryAfterMsOf(error: unknown): number {
  return error instanceof Error && 'retryAfterMs' in error && typeof error.retryAfterMs === 'number'
    ? error.retryAfterMs
    : 0;
}
