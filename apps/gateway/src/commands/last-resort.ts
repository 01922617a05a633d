import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';

/** What is told of mistakes that nobody handled: Node's `process`. */
export interface Strays extends Pick<EventEmitter, 'on' | 'off'> {
  exit(code: number): void;
}

/**
 * Logs what nobody handled, redacted like everything else. A promise that nobody waited for harms no other call, so the
 * process goes on; after an exception nobody knows what is half done, so it ends with 1. Returns what takes this back.
 */
export function lastResort(log: Logger, strays: Strays = process): () => void {
  const onRejection = (error: unknown): void => log.error({ err: error }, 'Something failed that nobody waited for');
  const onException = (error: unknown): void => {
    log.fatal({ err: error }, 'A mistake of ours ends this process');
    strays.exit(1);
  };
  strays.on('unhandledRejection', onRejection);
  strays.on('uncaughtException', onException);
  return () => {
    strays.off('unhandledRejection', onRejection);
    strays.off('uncaughtException', onException);
  };
}
