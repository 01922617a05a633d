import { z } from 'zod';
import { id, rowSchema, text } from './columns.js';
import type { AffiliateDayRow, AffiliateRow, CommissionRow } from '../affiliate-rows.js';

export const affiliates = rowSchema<AffiliateRow>({
  userId: id,
  partnerCode: text,
  paypalMeLink: text,
  registeredAt: text,
});

export const affiliateDays = rowSchema<AffiliateDayRow>({
  userId: id,
  date: text,
  visits: z.number(),
  registrations: z.number(),
});

export const commissions = rowSchema<CommissionRow>({
  id,
  userId: id,
  date: text,
  amount: z.number(),
  statusId: id,
});
