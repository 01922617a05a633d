import type { AuditLog } from '@makegate/audit';
import type { RateLimiter } from '@makegate/ratelimit';
import type { Logger } from 'pino';
import type { Authenticator } from './authenticator.js';
import type { ListenAddress } from './gateway-config.js';
import type { Hooks } from './hooks/hooks.js';
import type { Registry } from './registry.js';
import type { ReplicaDirectory } from './replicas/replica-directory.js';
import type { EventLog } from './sessions/event-log.js';
import type { SessionDirectory } from './sessions/session-directory.js';

/** Bounds of the listener and of what it keeps. */
export interface HostingLimits {
  /** The largest body of a request. Above it: 413. */
  readonly maxBodyBytes: number;
  /** Until the headers of a request must have come, 408 then. */
  readonly headersTimeoutMs: number;
  /** Until a whole request must have come, 408 then. Not less than `headersTimeoutMs`. */
  readonly requestTimeoutMs: number;
  /** Sessions in this process. Above it the one that has been idle longest is dropped. */
  readonly maxSessions: number;
  /** Sessions of one principal in this process. Above it the one of theirs that has been idle longest is dropped. */
  readonly maxSessionsPerPrincipal: number;
  /** After so long without a request and without an open stream a session ends. */
  readonly sessionIdleMs: number;
  /** How long `drain` waits for running calls. */
  readonly drainMs: number;
}

/** How this process takes part in a group of replicas. */
export interface ReplicaOptions {
  readonly directory: ReplicaDirectory;
  /** Where its internal listener listens. */
  readonly listen: ListenAddress;
  /** Where the other replicas reach it. Default: the address it listens on. */
  readonly url?: string | undefined;
  /** Sign what replicas tell each other: 32 bytes or more each, the same in every replica. The first signs, any is accepted. */
  readonly assertionKeys: readonly [Uint8Array, ...Uint8Array[]];
  /** A replica that was not heard of for so long is taken for dead. Default 10 000. */
  readonly heartbeatTtlMs?: number;
}

/** What happened, for metrics. Holds nothing that names a person, a session or a scenario. */
export type GatewayEvent =
  | { readonly kind: 'answered'; readonly status: number; readonly durationMs: number }
  | { readonly kind: 'sign_in_refused'; readonly code: string }
  | { readonly kind: 'limit_refused'; readonly policies: readonly string[] }
  | { readonly kind: 'session'; readonly change: SessionChange };

/** `dropped`: to make room. `lost`: another replica took it over. `released`: let go while draining. */
export type SessionChange = 'opened' | 'adopted' | 'closed' | 'expired' | 'dropped' | 'lost' | 'released';

/** Everything that hosting needs. It reads no environment, picks no backend and closes nothing that it was handed. */
export interface GatewayServerOptions {
  readonly registry: Registry;
  readonly authenticator: Authenticator;
  /** Asked with effect `sign-in` for each refused sign-in and with effect `request` for each request of a principal. */
  readonly limiter: RateLimiter;
  readonly audit: AuditLog;
  readonly sessions: SessionDirectory;
  readonly events: EventLog;
  /** Where deliveries come in, by name. Leave out when there are none. */
  readonly hooks?: Hooks;
  /** Leave out when there is only this process; `sessions` and `events` may then be in memory. */
  readonly replicas?: ReplicaOptions | undefined;
  readonly listen: ListenAddress;
  /** Values of `Host` to answer to, as `gateway.example.com` or with a port; loopback names with the real port always are. */
  readonly hosts: readonly string[];
  /** Values of `Origin` to answer to, as `https://app.example.com`; loopback origins with the real port always are. */
  readonly origins: readonly string[];
  /** How many proxies in front of it add to `X-Forwarded-For`. 0 trusts only the socket. */
  readonly trustedProxies: number;
  readonly limits: HostingLimits;
  /** What `/readyz` asks, by name: each has to resolve within a second. */
  readonly backends: Readonly<Record<string, () => Promise<unknown>>>;
  readonly log: Logger;
  /** Hears that sessions or replicas cannot be looked up; callers are told to try again. Must not throw. */
  readonly onStoreFailed?: (error: unknown) => void;
  /** Must not throw. */
  readonly onEvent?: (event: GatewayEvent) => void;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}

/** What stands between the network and the registry. */
export interface GatewayServer {
  /** Where it listens, as `http://127.0.0.1:8787`. */
  readonly address: string;
  /** How many sessions live in this process. */
  sessions(): number;
  /** Names of the backends that do not answer within a second. */
  unready(): Promise<readonly string[]>;
  /**
   * From now on `/readyz` answers 503 and nothing new is begun; resolves when no call runs any more, or after `drainMs`.
   * Whoever calls it tells the registry to hand back what is waited for. May be called twice.
   */
  drain(): Promise<void>;
  /** Ends the sessions, the listeners and what is still running. May be called twice. */
  close(): Promise<void>;
}
