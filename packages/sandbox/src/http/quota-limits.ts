import type { State } from '../state/state.js';
import type { Limits } from './quota.js';
import { notFound } from './refusal.js';

/** The limits where clients read them: `license.apiLimit` of the organizations. A zone that is reset has other tables. */
export const licensedLimits = (state: State): Limits => ({
  of: (organizationId) => state.organizations.get(organizationId)?.license.apiLimit ?? 0,
  set: (apiLimit, organizationId) => {
    const { organizations } = state;
    if (organizationId !== undefined && !organizations.has(organizationId)) {
      throw notFound('Organization', organizationId);
    }
    for (const row of organizations) {
      if (row.id === (organizationId ?? row.id)) organizations.change(row, { license: { ...row.license, apiLimit } });
    }
  },
});
