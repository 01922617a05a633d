import { redact } from '@makegate/audit';
import { currentCorrelationId } from '@makegate/tools';
import { destination, pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { LogLevel } from '../gateway-config.js';

/** An error as it is logged. Nothing else of it is: libraries hang requests, with all that they carry, on theirs. */
interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** Longer chains end in themselves. */
const deepestCause = 5;

/** Texts go through the redaction of the audit log, because messages of libraries may quote what they were given. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!isErrorLike(error)) return { type: typeof error, message: loggedText(String(error)) };
  const { cause } = error;
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    message: loggedText(error.message),
    ...(error.stack === undefined ? {} : { stack: loggedText(error.stack) }),
    ...(cause === undefined || depth === deepestCause ? {} : { cause: loggedError(cause, depth + 1) }),
  };
}

/** A text of somebody else, without what is shaped like a secret. */
export const loggedText = (text: string): string => {
  const safe = redact(text);
  return typeof safe === 'string' ? safe : JSON.stringify(safe);
};

/** Also of another realm. */
const isErrorLike = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';

/** Whatever is logged while a tool call runs says which one, like its answer, its audit event and its requests to Make. */
function correlation(): { readonly correlationId?: string } {
  const correlationId = currentCorrelationId();
  return correlationId === undefined ? {} : { correlationId };
}

/** One line of JSON for each event, on standard error unless told otherwise. */
export function createLog(level: LogLevel, to: DestinationStream = destination({ fd: 2, sync: true })): Logger {
  return pino(
    {
      level,
      mixin: correlation,
      base: { name: 'makegate-gateway' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => loggedError(error) },
      redact: {
        paths: ['authorization', '*.authorization', 'headers', '*.headers', '*.token', '*.url'],
        censor: '[redacted]',
      },
    },
    to,
  );
}
