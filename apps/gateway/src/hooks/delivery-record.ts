import type { Accepted, Refused } from '@makegate/webhook-verify';
import { defaultTenant } from '../gateway-config.js';
import type { Handed, IncomingDelivery } from './delivery.js';
import type { FailedDelivery } from './failed-delivery.js';
import type { HookConfig } from './hook-config.js';
import type { HookParts } from './hooks.js';

/** Tells audit log, metrics and log what became of the deliveries of one hook. Resolves when it is written down. */
export interface DeliveryRecord {
  refused(delivery: IncomingDelivery, refused: Refused): Promise<void>;
  accepted(delivery: IncomingDelivery, proven: Accepted, handed: Handed, durationMs: number): Promise<void>;
  failed(delivery: IncomingDelivery, proven: Accepted, failed: FailedDelivery, durationMs: number): Promise<void>;
}

/** Nothing of a body is recorded, and of headers only the signed id. */
export function deliveryRecord(
  { name: hook, principal, handler }: HookConfig,
  { trail, refusals, onDelivery, log }: Pick<HookParts, 'trail' | 'refusals' | 'onDelivery' | 'log'>,
): DeliveryRecord {
  const effect = handler.kind === 'run' ? 'run' : undefined;
  const call = { category: 'call', action: 'hooks.deliver', tenant: defaultTenant, principal, effect } as const;
  const known = ({ ip }: IncomingDelivery, { id, keyId }: Accepted) => ({ hook, ip, id, keyId });
  return {
    async refused({ correlationId, ip }, { reason, header }) {
      onDelivery(hook, reason);
      // Whoever sent it has proven nothing, so it is nobody's.
      const nobody = { principal: undefined, tenant: undefined, host: undefined, origin: undefined };
      const isFirst = await refusals.add({
        ...nobody,
        action: 'hooks.refuse',
        code: reason,
        correlationId,
        ip,
        hook,
        header,
      });
      // Nobody fills the log by being refused often, and whoever sets a hook up sees why it refuses.
      log[isFirst ? 'warn' : 'debug']({ hook, reason, header, correlationId }, 'A delivery was refused');
    },
    async accepted(delivery, proven, handed, durationMs) {
      onDelivery(hook, 'accepted');
      const { correlationId } = delivery;
      const told = { ...known(delivery, proven), ...handed };
      await trail({ ...call, outcome: 'success', correlationId, durationMs, arguments: told });
    },
    async failed(delivery, proven, { code, outcome, fields }, durationMs) {
      onDelivery(hook, code);
      const { correlationId } = delivery;
      log.warn({ hook, code, fields, correlationId }, 'A delivery could not be handed on');
      await trail({ ...call, outcome, code, correlationId, durationMs, arguments: known(delivery, proven) });
    },
  };
}
