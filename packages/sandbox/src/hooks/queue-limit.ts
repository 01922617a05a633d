import type { Json } from '../state/rows.js';

const perTenThousandCredits = 667;
const mostWaiting = 10_000;

/** How many deliveries a hook keeps waiting, by the credits a month that its organization's plan has. */
export function queueLimitOf({ operations }: Json): number {
  const credits = typeof operations === 'number' ? operations : 0;
  return Math.min(mostWaiting, Math.floor((credits * perTenThousandCredits) / 10_000));
}
