import type { Refused } from '@makegate/webhook-verify';
import { Refusal, soon } from '../refusal.js';

/** The answer to a delivery that is not accepted. Whoever forges one learns nothing from it, so most look the same. */
export function refusedDelivery({ reason }: Refused): Refusal {
  if (reason === 'body_too_large') return new Refusal('body_too_large');
  if (reason === 'delivery_in_progress') return new Refusal('delivery_in_progress', { 'Retry-After': '5' });
  if (reason === 'replay_guard_full') return new Refusal('deliveries_full', soon);
  return new Refusal('delivery_refused');
}

/** Known for genuine, so that whoever sent it is not charged for guessing. */
export const isGenuine = ({ reason }: Refused): boolean =>
  reason === 'delivery_in_progress' || reason === 'replay_guard_full' || reason === 'delivery_repeated';
