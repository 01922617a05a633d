import { correlated } from '@makegate/tools';
import type { Accepted, Refused, Verdict, Verifier } from '@makegate/webhook-verify';
import { Refusal, soon } from '../refusal.js';
import { storeUnavailable } from '../routes/refusal-of.js';
import type { Handed, Handle, IncomingDelivery } from './delivery.js';
import { deliveryLimits } from './delivery-limits.js';
import { deliveryRecord } from './delivery-record.js';
import { failedDelivery, isGuardFailure } from './failed-delivery.js';
import type { HookConfig } from './hook-config.js';
import type { HookParts, Receipt, Receive } from './hooks.js';
import { isGenuine, refusedDelivery } from './refused-delivery.js';

/** One hook: how it judges, and who gets what is genuine. */
export interface Hook {
  readonly config: HookConfig;
  readonly verifier: Verifier;
  readonly handle: Handle;
}

/**
 * Verified, limited, handed on, settled, written down, answered: in this order. Whatever goes wrong after the claim gives it
 * back, so that the sender's next attempt is dealt with; a process that dies leaves that to the end of the lease.
 */
export function receiver({ config, verifier, handle }: Hook, parts: HookParts): Receive {
  const limits = deliveryLimits(config, parts.limiter);
  const record = deliveryRecord(config, parts);

  const judged = async (delivery: IncomingDelivery): Promise<Verdict> => {
    try {
      // Said before any of it is read; what nobody announced is cut at the limit.
      if ((delivery.bodyBytes ?? 0) > config.maxBodyBytes) return tooLarge;
      return await parts.room.within(delivery.body, (body) => verifier.verify({ ...delivery, body }));
    } catch (error) {
      if (!isGuardFailure(error)) throw error;
      parts.onGuardFailed(error);
      throw storeUnavailable();
    }
  };
  const refuse = async (delivery: IncomingDelivery, refused: Refused): Promise<Receipt> => {
    await record.refused(delivery, refused);
    if (refused.reason === 'delivery_repeated') return { duplicate: true };
    const limited = isGenuine(refused) ? undefined : await limits.chargeForgery(delivery.ip);
    throw limited ?? refusedDelivery(refused);
  };
  const handOn = async (delivery: IncomingDelivery, { body }: Accepted): Promise<Handed> => {
    const { correlationId, contentType, ip } = delivery;
    await limits.requireRoom(ip);
    if (parts.audit.failing()) throw unwritable();
    return correlated(correlationId, () => handle({ body, contentType, correlationId }));
  };
  /** What cannot be settled is settled by the end of the lease. */
  const settled = async (settling: Promise<unknown> | undefined): Promise<void> => {
    await settling?.catch(parts.onGuardFailed);
  };
  const onInternal = (correlationId: string, error: unknown): void =>
    parts.log.error({ err: error, correlationId, hook: config.name }, 'A delivery met a mistake of ours');

  return async (delivery) => {
    const verdict = await judged(delivery);
    if (!verdict.ok) return refuse(delivery, verdict);
    const { claim, id = null } = verdict;
    const begunAt = performance.now();
    const spentMs = (): number => Math.round(performance.now() - begunAt);
    const handed = await handOn(delivery, verdict).catch(async (error: unknown) => {
      const failed = failedDelivery(error, onInternal, delivery.correlationId);
      await settled(claim?.release());
      await record.failed(delivery, verdict, failed, spentMs());
      throw failed.refusal;
    });
    await settled(claim?.done());
    await record.accepted(delivery, verdict, handed, spentMs());
    return { accepted: true, id };
  };
}

const tooLarge: Refused = { ok: false, reason: 'body_too_large', header: 'content-length' };

const unwritable = (): Refusal =>
  new Refusal('delivery_postponed', soon, {
    code: 'audit_unavailable',
    message: 'This server cannot record deliveries at the moment, so it takes none. Send it again later.',
  });
