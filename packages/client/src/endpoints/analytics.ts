import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** What one scenario did in the time asked for. Which fields it has is not published. */
const scenarioAnalytics = z.looseObject({});
export interface ScenarioAnalytics extends z.output<typeof scenarioAnalytics> {}
const ScenarioAnalytics = named<ScenarioAnalytics>(scenarioAnalytics);

export const analytics = group('analytics', {
  /** For owners of an organization on an Enterprise plan; 403 for everybody else. Make keeps one year. */
  get: endpoint({
    method: 'GET',
    path: '/analytics/:organizationId',
    scopes: ['analytics:read'],
    effect: 'read',
    items: 'analytics',
    paged: true,
    params: { organizationId: Id },
    query: {
      teamId: z.array(Id).optional(),
      folderId: Id.optional(),
      status: z.enum(['active', 'inactive', 'invalid']).optional(),
      /** ISO 8601; `dateFrom` at most a year ago. */
      timeframe: z.strictObject({ dateFrom: z.string(), dateTo: z.string() }).partial().optional(),
      pg,
    },
    reply: z.looseObject({ total: z.unknown().optional(), analytics: z.array(ScenarioAnalytics), pg: repliedPg }),
  }),
});
