import { z } from 'zod';
import { dayMs } from '../day.js';
import { windowTypes } from './quota-window.js';

/** Make's plans and the requests per minute that each has for an organization; that of `free` is not published but seen. */
export const planLimits = { free: 30, core: 60, pro: 120, teams: 240, enterprise: 1_000 } as const;

export type Plan = keyof typeof planLimits;

export const plans = ['free', 'core', 'pro', 'teams', 'enterprise'] as const satisfies readonly Plan[];

/** Ample for any limit that an organization has, and what a signed 32-bit number holds. */
export const mostCalls = 2_147_483_647;

export const QuotaChangeSchema = z
  .strictObject({
    organizationId: z.int().optional(),
    plan: z.enum(plans).optional(),
    limit: z.int().min(0).max(mostCalls).nullable().optional(),
    window: z.enum(windowTypes).optional(),
    windowMs: z.int().min(1).max(dayMs).optional(),
  })
  .refine(({ plan, limit }) => plan === undefined || limit === undefined, {
    path: ['limit'],
    message: 'A plan brings its own limit; give one of the two.',
  });

/**
 * What is to change about the quota; what is left out stays. `plan` or `limit` sets the calls that one window has room for,
 * for every organization or only for `organizationId`, and from then on more are refused; with `limit: null` nothing is.
 * `window` and `windowMs` (at most a day) hold for all organizations and begin new windows.
 */
export type QuotaChange = z.input<typeof QuotaChangeSchema>;
