import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Acknowledgement } from '../shapes/acknowledgement.js';
import { pg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** What one day brought. */
const affiliateDay = z.looseObject({
  date: z.string(),
  visits: z.number().nullish(),
  registrations: z.number().nullish(),
  commission: z.number().nullish(),
});
export interface AffiliateDay extends z.output<typeof affiliateDay> {}
const AffiliateDay = named<AffiliateDay>(affiliateDay);

/** Which fields a commission has is not published. */
const commission = z.looseObject({});
export interface Commission extends z.output<typeof commission> {}
const Commission = named<Commission>(commission);

/** A partner's account. Amounts are in the currency that Make pays out. */
const commissionInfo = z.looseObject({
  partnerCode: z.string().nullish(),
  availablePayout: z.number().nullish(),
  minimumPayout: z.number().nullish(),
});
export interface CommissionInfo extends z.output<typeof commissionInfo> {}
const CommissionInfo = named<CommissionInfo>(commissionInfo);

/** Days as YYYY-MM-DD, both included. */
const period = { dateFrom: z.string().optional(), dateTo: z.string().optional() };

/** Make's partner programme, for the person that the credential belongs to. */
export const affiliate = group('affiliate', {
  register: endpoint({
    method: 'POST',
    path: '/affiliate/partner-register',
    scopes: ['user:write'],
    effect: 'create',
    repeat: 'verify',
    body: {
      partnerCode: z.string().min(1),
      paypalMeLink: z.string().min(1),
      termsAndConditions: z.boolean().optional(),
    },
    reply: Acknowledgement,
  }),
  stats: endpoint({
    method: 'GET',
    path: '/affiliate/stats',
    scopes: ['user:read'],
    effect: 'read',
    items: 'stats',
    query: period,
    reply: z.looseObject({ stats: z.array(AffiliateDay) }),
  }),
  /** The key of the reply is spelled as Make spells it. */
  commissions: endpoint({
    method: 'GET',
    path: '/affiliate/commissions',
    scopes: ['user:read'],
    effect: 'read',
    items: 'commisions',
    paged: true,
    query: { statusId: z.int().optional(), ...period, pg },
    reply: z.looseObject({ commisions: z.array(Commission) }),
  }),
  commissionInfo: endpoint({
    method: 'GET',
    path: '/affiliate/commission-info',
    scopes: ['user:read'],
    effect: 'read',
    query: period,
    reply: CommissionInfo,
  }),
  /** Asks for all that is available to be paid out. */
  requestPayout: endpoint({
    method: 'POST',
    path: '/affiliate/payout-request',
    scopes: ['user:write'],
    effect: 'create',
    reply: Acknowledgement,
  }),
});
