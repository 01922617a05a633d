import type { Authenticator } from './authenticator.js';
import type { Registry } from './registry.js';
import type { KeyStore } from '@makegate/auth';
import type { StoreName } from './store-unavailable-error.js';
import type { WorkspaceParts } from './workspaces/workspace-parts.js';

/** A gateway that serves. */
export interface Gateway {
  /** Where clients connect, as `http://127.0.0.1:8787`. */
  readonly address: string;
  /** Where metrics are read, without the path. Undefined when they are not served. */
  readonly metricsAddress: string | undefined;
  /** Names of what does not answer within a second; empty when everything does. */
  ready(): Promise<readonly string[]>;
  /** Takes nothing new, and resolves when no call runs any more or the time for that is over. May be called twice. */
  drain(): Promise<void>;
  /** Ends everything that was opened, in order. May be called twice. */
  close(): Promise<void>;
}

/** What the two values that are handed in may be made of. */
export interface GatewayParts extends WorkspaceParts {
  readonly keys: KeyStore;
  readonly deployment: string;
  /** Counts and logs that something which is looked up is out of reach. */
  readonly onStoreFailed: (store: StoreName, error: unknown) => void;
}

/** All that may differ between one build of the gateway and another. */
export interface Handed {
  readonly registry: (parts: GatewayParts) => Registry;
  readonly authenticator: (parts: GatewayParts) => Authenticator;
}
