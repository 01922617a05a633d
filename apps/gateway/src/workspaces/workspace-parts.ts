import type { AuditLog } from '@makegate/audit';
import type { Credentials } from '@makegate/auth';
import type { Breakers, ExchangeListener } from '@makegate/client';
import type { RateLimiter } from '@makegate/ratelimit';
import type { CallReport, Confirmations } from '@makegate/tools';
import type { Logger } from 'pino';
import type { ToolsConfig } from '../gateway-config.js';

/** What every workspace is made of: the same for all principals, and nothing of any of them. */
export interface WorkspaceParts {
  readonly tools: ToolsConfig;
  readonly credentials: Pick<Credentials, 'find' | 'describe'>;
  readonly confirmations: Confirmations;
  readonly limiter: RateLimiter;
  /** What all clients of the process know of the zones. Default: each client knows for itself. */
  readonly breakers?: Breakers;
  readonly audit: AuditLog | undefined;
  readonly onCall: (report: CallReport) => void;
  readonly onExchange: ExchangeListener;
  /** Hears that a credential could not be looked up. */
  readonly onCredentialsFailed: (error: unknown) => void;
  /** When it fires, calls that wait for a run answer with its handle. */
  readonly handBack: AbortSignal;
  readonly log: Logger;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}
