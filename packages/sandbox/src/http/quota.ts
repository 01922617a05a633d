import { countArrivals } from './quota-arrivals.js';
import type { ArrivalCount, Arrivals } from './quota-arrivals.js';
import { QuotaChangeSchema, planLimits } from './quota-settings.js';
import { outdated } from './quota-window.js';
import type { WindowRule } from './quota-window.js';

/** What arrived for one organization, and what it may ask in one window. */
export interface OrganizationQuota extends Arrivals {
  readonly organizationId: number;
  /** Its `license.apiLimit`, as clients read it. */
  readonly limit: number;
}

/** The quota as it is, and what has arrived since the start or since it was cleared. */
export interface QuotaReport extends WindowRule {
  /** Whether calls above the limit are refused; else the limit stands on paper only. */
  readonly enforced: boolean;
  /** Those for which anything has arrived. */
  readonly organizations: readonly OrganizationQuota[];
}

/** Counts the calls of each organization, window by window. */
export interface Quota {
  /** Whether the organization's window has room; counts the call as arrived either way. */
  take(organizationId: number): boolean;
  /** Throws for a malformed change and for an organization that does not exist; then nothing has changed. */
  change(change: unknown): void;
  report(): QuotaReport;
  /** Forgets what has arrived; every organization has its whole limit again. Settings stay. */
  clear(): void;
  /** The same, and settings are as they were in the beginning. */
  reset(): void;
}

/** Where the limits stand: on the licenses of the organizations. */
export interface Limits {
  of(organizationId: number): number;
  /** Without an id: for every organization. Throws when there is none with that id. */
  set(limit: number, organizationId?: number): void;
}

export interface QuotaOptions extends WindowRule {
  readonly enforced: boolean;
  readonly limits: Limits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Account {
  readonly admittedMs: number[];
  readonly count: ArrivalCount;
}

export function createQuota({ limits, now, enforced: enforcedFirst, window, windowMs }: QuotaOptions): Quota {
  let rule: WindowRule = { window, windowMs };
  let enforced = enforcedFirst;
  const accounts = new Map<number, Account>();

  const accountOf = (organizationId: number): Account => {
    const found = accounts.get(organizationId) ?? { admittedMs: [], count: countArrivals(rule) };
    accounts.set(organizationId, found);
    return found;
  };

  const cutAnew = (changed: WindowRule) => {
    rule = changed;
    for (const { admittedMs, count } of accounts.values()) {
      admittedMs.length = 0;
      count.cut(rule);
    }
  };

  return {
    take: (organizationId) => {
      const { admittedMs, count } = accountOf(organizationId);
      const nowMs = now();
      admittedMs.splice(0, outdated(admittedMs, rule, nowMs));
      const admitted = !enforced || admittedMs.length < limits.of(organizationId);
      if (admitted) admittedMs.push(nowMs);
      count.add(nowMs, !admitted);
      return admitted;
    },
    change: (change) => {
      const {
        organizationId,
        plan,
        limit,
        window: type = rule.window,
        windowMs: lengthMs = rule.windowMs,
      } = QuotaChangeSchema.parse(change);
      const wanted = plan === undefined ? limit : planLimits[plan];
      // First, for it throws for an organization that does not exist.
      if (typeof wanted === 'number') limits.set(wanted, organizationId);
      if (wanted !== undefined) enforced = wanted !== null;
      if (type !== rule.window || lengthMs !== rule.windowMs) cutAnew({ window: type, windowMs: lengthMs });
    },
    report: () => ({
      ...rule,
      enforced,
      organizations: [...accounts].map(([organizationId, { count }]) => ({
        organizationId,
        limit: limits.of(organizationId),
        ...count.report(),
      })),
    }),
    clear: () => accounts.clear(),
    reset: () => {
      accounts.clear();
      rule = { window, windowMs };
      enforced = enforcedFirst;
    },
  };
}
