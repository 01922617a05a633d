import type { RateLimiter } from '@makegate/ratelimit';
import { defaultTenant } from '../gateway-config.js';
import { decisionRefusal } from '../guards/decision-refusal.js';
import type { Refusal } from '../refusal.js';
import type { HookConfig } from './hook-config.js';

/** What the limits say of the deliveries of one hook. */
export interface DeliveryLimits {
  /** Throws a `Refusal` when there were too many genuine ones, or, of those that run, too many runs of their principal. */
  requireRoom(ip: string): Promise<void>;
  /** Charges an address for a delivery that is not genuine. A `Refusal` when it sends too many of them. */
  chargeForgery(ip: string): Promise<Refusal | undefined>;
}

export function deliveryLimits({ name, principal, handler }: HookConfig, limiter: RateLimiter): DeliveryLimits {
  const tool = `hook:${name}`;
  const charge = async (effect: string, ip: string): Promise<Refusal | undefined> => {
    const decision = await limiter.consume({ effect, ip, tenant: defaultTenant, principal, tool });
    return decision.allowed ? undefined : decisionRefusal(decision, undefined);
  };
  const effects = ['delivery', ...(handler.kind === 'run' ? ['run'] : [])];
  return {
    async requireRoom(ip) {
      for (const effect of effects) {
        const refusal = await charge(effect, ip);
        if (refusal) throw refusal;
      }
    },
    async chargeForgery(ip) {
      const decision = await limiter.consume({ effect: 'delivery-refusal', ip, principal: undefined });
      return decision.allowed ? undefined : decisionRefusal(decision, undefined);
    },
  };
}
