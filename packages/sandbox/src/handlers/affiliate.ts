import type { affiliate } from '@makegate/client/endpoints/affiliate';
import type { Caller, Handlers } from '../call.js';
import { impossible, invalidParameter } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { AffiliateRow, CommissionRow } from '../state/affiliate-rows.js';

const minimumPayout = 100;
const approved = 1;
const askedFor = 2;

/** Everybody sees their own account only: these calls name nobody. */
export const affiliateHandlers: Handlers<typeof affiliate> = {
  register: (call) => {
    const { state, token, args } = call;
    const { partnerCode, paypalMeLink, termsAndConditions } = args;
    if (termsAndConditions !== true) throw invalidParameter('termsAndConditions', 'The terms have to be accepted.');
    if (partnerOf(call)) throw impossible('This user is a partner already.');
    if (state.affiliates.find((row) => row.partnerCode === partnerCode)) throw impossible('The code is taken.');
    const registeredAt = new Date(state.timestamp()).toISOString();
    state.affiliates.add({ userId: token.userId, partnerCode, paypalMeLink, registeredAt });
    return { ok: true };
  },
  stats: (call) => {
    const days = call.state.affiliateDays.of('userId', call.token.userId).filter(within(call.args));
    return {
      stats: days.map((day) => ({
        date: day.date,
        visits: day.visits,
        registrations: day.registrations,
        commission: sumOf(commissionsOf(call), day.date),
      })),
    };
  },
  commissions: (call) => {
    const { statusId, pg } = call.args;
    const page = pageOf(commissionsOf(call).filter(within(call.args)), pg, {
      limit: 10_000,
      sortBy: 'date',
      where: (row) => statusId === undefined || row.statusId === statusId,
      columns: ({ id, date, amount, statusId: status }) => ({ id, date, amount, statusId: status }),
    });
    return { commisions: page.rows, pg: page.pg };
  },
  commissionInfo: (call) => {
    const rows = commissionsOf(call).filter(within(call.args));
    return {
      partnerCode: partnerOf(call)?.partnerCode ?? null,
      paypalMeLink: partnerOf(call)?.paypalMeLink ?? null,
      totalCommission: sumOf(rows),
      availablePayout: sumOf(rows.filter(({ statusId }) => statusId === approved)),
      minimumPayout,
    };
  },
  requestPayout: (call) => {
    const available = commissionsOf(call).filter(({ statusId }) => statusId === approved);
    if (!partnerOf(call)) throw impossible('This user is no partner.');
    if (sumOf(available) < minimumPayout) throw impossible(`A payout begins at ${minimumPayout}.`);
    for (const row of available) call.state.commissions.change(row, { statusId: askedFor });
    return { ok: true };
  },
};

const partnerOf = ({ state, token }: Caller): AffiliateRow | undefined => state.affiliates.get(token.userId);

const commissionsOf = ({ state, token }: Caller): CommissionRow[] => [...state.commissions.of('userId', token.userId)];

const sumOf = (rows: readonly CommissionRow[], onDay?: string): number =>
  rows.filter(({ date }) => onDay === undefined || date === onDay).reduce((sum, { amount }) => sum + amount, 0);

interface Period {
  readonly dateFrom?: string | undefined;
  readonly dateTo?: string | undefined;
}

/** Days are text that sorts as they follow each other. */
const within =
  ({ dateFrom = '', dateTo = '9999' }: Period) =>
  ({ date }: { readonly date: string }): boolean =>
    date >= dateFrom && date <= dateTo;
