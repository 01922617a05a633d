import type { AuditLog } from '@makegate/audit';
import type { RateLimiter } from '@makegate/ratelimit';
import type { Logger } from 'pino';
import { defaultTenant } from '../gateway-config.js';
import type { RefusalRecord } from '../guards/refusal-record.js';
import type { AuditTrail } from '../audit-trail.js';
import { bodyRoom, type BodyRoom } from './body-room.js';
import type { Handle, IncomingDelivery } from './delivery.js';
import { forwardDelivery } from './forward-delivery.js';
import type { HookConfig } from './hook-config.js';
import { hookVerifier, type GuardFor } from './hook-verifier.js';
import { makeClients, type MakeClients, type MakeClientsParts } from './make-clients.js';
import { receiver } from './receiver.js';
import { runScenario } from './run-scenario.js';

/** What an answer says of a delivery that needs no other attempt. */
export type Receipt =
  | { readonly accepted: true; /** The sender's, where the scheme signs one. */ readonly id: string | null }
  | { readonly duplicate: true };

/** Judges a delivery and hands it on. Rejects with a `Refusal` for everything that is not dealt with. */
export type Receive = (delivery: IncomingDelivery) => Promise<Receipt>;

/** The hooks of this gateway by their names. */
export type Hooks = ReadonlyMap<string, Receive>;

/** Of all bodies together that are on their way in. A dozen of the largest that a hook takes unless it is told otherwise. */
const mostUnprovenBytes = 67_108_864;

/** What all hooks share. */
export interface HookParts extends MakeClientsParts {
  readonly guardFor: GuardFor;
  readonly room: BodyRoom;
  readonly limiter: RateLimiter;
  readonly trail: AuditTrail;
  /** Keeps forgers from filling the audit log. */
  readonly refusals: RefusalRecord;
  readonly audit: Pick<AuditLog, 'failing'>;
  /** Hears what became of each delivery: `accepted`, the reason of a refusal, or the code of a failure. */
  readonly onDelivery: (hook: string, verdict: string) => void;
  /** Hears that it cannot be told whether a delivery came before. */
  readonly onGuardFailed: (error: unknown) => void;
  readonly log: Logger;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}

/** Opens nothing. Throws a `WebhookConfigError` when a hook cannot work, which a configuration that was read does not have. */
export function createHooks(configs: readonly HookConfig[], shared: Omit<HookParts, 'room'>): Hooks {
  const room = bodyRoom(Math.max(mostUnprovenBytes, ...configs.map(({ maxBodyBytes }) => maxBodyBytes)));
  const parts = { ...shared, room };
  const clients = makeClients(parts);
  return new Map(
    configs.map((config) => {
      const verifier = hookVerifier(config, parts.guardFor, parts.now);
      return [config.name, receiver({ config, verifier, handle: handlerOf(config, clients) }, parts)];
    }),
  );
}

function handlerOf({ handler, principal: id }: HookConfig, clients: MakeClients): Handle {
  return handler.kind === 'run'
    ? runScenario(handler, () => clients({ tenant: defaultTenant, id }))
    : forwardDelivery(handler);
}
