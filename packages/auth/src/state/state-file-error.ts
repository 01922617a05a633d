import { errorCode } from '../error-code.js';

/** Why a state file cannot be used. */
export type StateFileErrorCode =
  /** It cannot be read or written now: disk full or read-only, no permission, held by another process, gone. */
  | 'state_unavailable'
  /** Somebody else than its owner could change it. */
  | 'state_exposed'
  /** It was torn or edited, or is something else. */
  | 'state_invalid'
  /** A newer version of this package wrote it. */
  | 'state_too_new';

/** Nothing was lost or overwritten. The message names the file and says what to do; it holds nothing from the file. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';
  readonly code: StateFileErrorCode;
  /** The same call may succeed later when the state was only `state_unavailable`. */
  readonly retryable: boolean;

  constructor(code: StateFileErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.retryable = code === 'state_unavailable';
  }
}

/** Whether the file system answered with one of these codes. */
export const isFailure = (error: unknown, ...codes: readonly string[]): boolean =>
  codes.includes(errorCode(error) ?? '');

const advice: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room on it.',
  EDQUOT: 'The quota of the disk is used up. Make room on it.',
  EROFS: 'The file system is read-only. Put the file where this process may write.',
  EACCES: 'This process may not. Run it as the owner of the file and its folder.',
  EPERM: 'This process may not. Run it as the owner of the file and its folder.',
};

/** What the file system answered, in words with a fix. Errors of ours stay as they are. */
export function unavailable(path: string, doing: 'read' | 'written', error: unknown): StateFileError {
  if (error instanceof StateFileError) return error;
  const code = errorCode(error) ?? 'an unknown error';
  const reason = advice[code] ?? 'Check the disk and the folder.';
  return new StateFileError('state_unavailable', `The state file ${path} cannot be ${doing} (${code}). ${reason}`, {
    cause: error,
  });
}
