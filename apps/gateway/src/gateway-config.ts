import type { EncryptionKey } from '@makegate/auth';
import type { Policy } from '@makegate/ratelimit';
import type { ToolsetName } from '@makegate/tools';
import type { HookConfig } from './hooks/hook-config.js';

/** The only tenant there is so far. It stands in every stored key, so that more of them can come. */
export const defaultTenant = 'default';

/** Where a listener waits. */
export interface ListenAddress {
  /** A name or an address; IPv6 without brackets. */
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

/** How a Redis is reached. It may hold a password, so a configuration only has a function that answers it. */
export type RedisTarget =
  | { readonly kind: 'standalone'; readonly url: string }
  | ({ readonly kind: 'sentinel'; readonly master: string; readonly database: number } & RedisNodes)
  | ({ readonly kind: 'cluster' } & RedisNodes);

/** Several addresses of one Redis: its sentinels, or some masters of its cluster. */
export interface RedisNodes {
  readonly nodes: readonly ListenAddress[];
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: boolean;
}

/** Where service keys, data keys and sealed credentials are kept. With Redis, limits and sessions are shared as well. */
export type StorageConfig =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'redis'; readonly target: () => RedisTarget };

/** What the replicas of one deployment have to know of each other. Only used with Redis, also by a replica that is alone. */
export interface ReplicaConfig {
  /** Where this one waits for requests that another one forwards. */
  readonly listen: ListenAddress;
  /** How the others reach that listener; an origin. Undefined: by the address that it got. */
  readonly url: string | undefined;
}

/** What a model may do with Make here, before the scopes of a key and of a credential narrow it further. */
export interface ToolsConfig {
  readonly toolset: ToolsetName;
  readonly readOnly: boolean;
  readonly scenarioTools: boolean;
  /** How long a call waits for a run before it hands back the execution id. */
  readonly waitBudgetMs: number;
}

/** Everything that the gateway is told, checked and complete. Frozen; printing it shows no secret. */
export interface GatewayConfig {
  /** The name that service keys are made for. Keys made for another name are refused. */
  readonly deployment: string;
  readonly listen: ListenAddress;
  /** What clients connect to, an origin without a slash at the end. Undefined: only loopback names are served. */
  readonly publicUrl: string | undefined;
  /** Values of `Host` that are served besides loopback names with the port of the listener: `host` or `host:port`. */
  readonly hosts: readonly string[];
  /** Web pages that may call, as origins: that of `publicUrl` and the configured ones. */
  readonly origins: readonly string[];
  /** How many proxies stand in front, each of which adds the address it was called from to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  readonly storage: StorageConfig;
  /** At least one; the first one seals. */
  readonly encryptionKeys: () => readonly EncryptionKey[];
  readonly replica: ReplicaConfig;
  /** Undefined: no metrics are served. */
  readonly metricsListen: ListenAddress | undefined;
  /** Undefined: events are not kept. */
  readonly auditFile: string | undefined;
  readonly tools: ToolsConfig;
  readonly sessions: { readonly max: number; readonly maxPerPrincipal: number; readonly idleMs: number };
  /** The largest body of a request. */
  readonly maxBodyBytes: number;
  /** How long running calls get to end after SIGTERM or SIGINT. */
  readonly drainMs: number;
  readonly logLevel: LogLevel;
  /**
   * Limits of all kinds: those with effect `sign-in`, `request`, `delivery` and `delivery-refusal` count what arrives, the
   * others count tool calls and runs by their effect, calls of administrative tools with effect `admin`.
   */
  readonly policies: readonly Policy[];
  /** Where deliveries come in. Their names differ. */
  readonly hooks: readonly HookConfig[];
}

/** From silent to everything, as pino names them. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export type LogLevel = (typeof logLevels)[number];
