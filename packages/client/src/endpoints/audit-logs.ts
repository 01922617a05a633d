import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** Who did what. Times are ISO 8601. */
const auditLog = z.looseObject({
  uuid: z.string(),
  eventName: z.string().nullish(),
  triggeredAt: z.string().nullish(),
  createdAt: z.string().nullish(),
  organization: z.unknown().optional(),
  team: z.unknown().optional(),
  actor: z.unknown().optional(),
  targetId: z.union([z.string(), z.number()]).nullish(),
  version: z.union([z.string(), z.number()]).nullish(),
});
export interface AuditLog extends z.output<typeof auditLog> {}
const AuditLog = named<AuditLog>(auditLog);

/** What the lists can be narrowed by. */
const auditLogFilters = z.looseObject({
  users: z.array(z.unknown()),
  teams: z.array(z.unknown()).optional(),
  events: z.array(z.unknown()),
});
export interface AuditLogFilters extends z.output<typeof auditLogFilters> {}
const AuditLogFilters = named<AuditLogFilters>(auditLogFilters);

const ofOrganization = { organizationId: Id };
const ofTeam = { teamId: Id };
const narrowed = {
  /** Days as YYYY-MM-DD, both included. */
  dateFrom: z.iso.date().optional(),
  dateTo: z.iso.date().optional(),
  event: z.array(z.string()).optional(),
  /** Id or name of a person. */
  author: z.string().optional(),
  pg,
};
const list = z.looseObject({ auditLogs: z.array(AuditLog), pg: repliedPg });

/** What people changed. 402 where the plan keeps no such log. */
export const auditLogs = group('auditLogs', {
  /** For owners and admins; 403 for everybody else. Latest first. */
  organization: endpoint({
    method: 'GET',
    path: '/audit-logs/organization/:organizationId',
    scopes: ['organization:read'],
    effect: 'read',
    items: 'auditLogs',
    paged: true,
    params: ofOrganization,
    query: {
      /** Id or name of a team. */
      team: z.string().optional(),
      ...narrowed,
    },
    reply: list,
  }),
  organizationFilters: endpoint({
    method: 'GET',
    path: '/audit-logs/organization/:organizationId/filters',
    scopes: ['organization:read'],
    effect: 'read',
    params: ofOrganization,
    reply: AuditLogFilters,
  }),
  /** For admins of the team; 403 for everybody else. Latest first. */
  team: endpoint({
    method: 'GET',
    path: '/audit-logs/team/:teamId',
    scopes: ['organization:read'],
    effect: 'read',
    items: 'auditLogs',
    paged: true,
    params: ofTeam,
    query: narrowed,
    reply: list,
  }),
  teamFilters: endpoint({
    method: 'GET',
    path: '/audit-logs/team/:teamId/filters',
    scopes: ['organization:read'],
    effect: 'read',
    params: ofTeam,
    reply: AuditLogFilters,
  }),
  /** With `details` of what was changed. */
  get: endpoint({
    method: 'GET',
    path: '/audit-logs/:organizationId/:uuid',
    scopes: ['organization:read'],
    effect: 'read',
    params: { organizationId: Id, uuid: z.string().min(1) },
    reply: AuditLog,
  }),
});
