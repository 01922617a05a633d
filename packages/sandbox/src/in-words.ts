import { ZodError, prettifyError } from 'zod';

/** What the step gives. What a schema complains of becomes a `TypeError` that people can read. */
export function inWords<Result>(step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    throw error instanceof ZodError ? new TypeError(prettifyError(error), { cause: error }) : error;
  }
}
