import { dayMs } from '../day.js';
import type { State } from '../state/state.js';

/** A partner of some weeks, with commissions that are worth a payout. */
export function addAffiliate(state: State, userId: number): void {
  const dayBefore = (days: number): string => new Date(state.now() - days * dayMs).toISOString().slice(0, 10);
  state.affiliates.add({
    userId,
    partnerCode: 'alpenglow',
    paypalMeLink: 'https://paypal.me/alpenglow-example',
    registeredAt: new Date(state.now() - 60 * dayMs).toISOString(),
  });
  const days = [
    { daysAgo: 40, visits: 31, registrations: 2, amount: 54 },
    { daysAgo: 12, visits: 18, registrations: 1, amount: 36 },
    { daysAgo: 3, visits: 9, registrations: 1, amount: 27 },
  ];
  for (const { daysAgo, visits, registrations, amount } of days) {
    const date = dayBefore(daysAgo);
    state.affiliateDays.add({ userId, date, visits, registrations });
    state.commissions.add({ id: state.nextId(), userId, date, amount, statusId: 1 });
  }
}
