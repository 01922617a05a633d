import { call, holds } from './expectations.js';
import type { WriteRow } from './write-row.js';

const account = call('affiliate.commissionInfo', {});

/** What each write of the partner programme changes, and what it leaves alone. */
export const affiliateWrites: readonly WriteRow[] = [
  {
    write: 'affiliate.register',
    as: 'member',
    args: { partnerCode: 'nordwind', paypalMeLink: 'https://paypal.me/nordwind-example', termsAndConditions: true },
    read: account,
    changes: holds({ partnerCode: 'nordwind', availablePayout: 0 }),
    untouched: account,
  },
  {
    write: 'affiliate.requestPayout',
    as: 'outsider',
    args: {},
    read: account,
    changes: holds({ partnerCode: 'alpenglow', availablePayout: 0, totalCommission: 117 }),
    untouched: account,
  },
];
