import type { CallReport } from '@makegate/tools';
import type { Logger } from 'pino';

/** One line for each call that is answered: enough to find it again, and nothing that the caller wrote. */
export function logCall(
  log: Pick<Logger, 'info'>,
  { tool, effect, code, durationMs, correlationId }: CallReport,
): void {
  log.info({ tool, effect, code, durationMs: Math.round(durationMs), correlationId }, 'A tool was called');
}
