import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { Usage } from '../shapes/usage.js';
import { FeatureControls, Variable } from '../shapes/variable.js';
import { named } from '../shapes/schema.js';

export type { Usage, UsageDay } from '../shapes/usage.js';
export type { Variable } from '../shapes/variable.js';

/** What the plan allows. `apiLimit` is in requests per minute, for all users and tools of the organization together. */
const license = z.looseObject({ apiLimit: z.number().nullish(), operations: z.number().nullish() });
export interface License extends z.output<typeof license> {}
const License = named<License>(license);

/** `license`, `serviceName` and `isPaused` are filled only in the zone where the organization lives. */
const organization = z.looseObject({
  id: z.number(),
  name: z.string(),
  zone: z.string().nullish(),
  countryId: z.number().nullish(),
  timezoneId: z.number().nullish(),
  license: License.nullish(),
  serviceName: z.string().nullish(),
  productName: z.string().nullish(),
  isPaused: z.boolean().nullish(),
  createdAt: z.string().nullish(),
  lastReset: z.string().nullish(),
  nextReset: z.string().nullish(),
});
export interface Organization extends z.output<typeof organization> {}
const Organization = named<Organization>(organization);

const organizationMember = z.looseObject({
  userId: z.number().optional(),
  organizationId: z.number().optional(),
  usersRoleId: z.number().optional(),
});
export interface OrganizationMember extends z.output<typeof organizationMember> {}
const OrganizationMember = named<OrganizationMember>(organizationMember);

/** One execution that a search found. */
const foundExecution = z.looseObject({});
export interface FoundExecution extends z.output<typeof foundExecution> {}
const FoundExecution = named<FoundExecution>(foundExecution);

const params = { organizationId: Id };
/** Times are ISO 8601, pages are counted from 0. `status`: 1 success, 2 warning, 3 error. */
const search = {
  teamId: Id.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  scenarioIds: z.array(Id).optional(),
  status: z.array(z.int().min(1).max(3)).optional(),
  pageSize: z.int().min(1).max(500).optional(),
  pageIndex: z.int().nonnegative().optional(),
};
const Found = z.looseObject({ results: z.array(FoundExecution) });

export const organizations = group('organizations', {
  /** Organizations of all zones. */
  list: endpoint({
    method: 'GET',
    path: '/organizations',
    scopes: ['organizations:read'],
    effect: 'read',
    items: 'organizations',
    paged: true,
    query: { zone: z.string().optional(), externalId: z.string().optional(), cols, pg },
    reply: z.looseObject({ organizations: z.array(Organization), pg: repliedPg }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId',
    scopes: ['organizations:read'],
    effect: 'read',
    params,
    query: { wait: z.boolean().optional() },
    reply: z.looseObject({ organization: Organization }),
  }),
  apps: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/apps',
    scopes: ['organizations:read'],
    effect: 'read',
    items: 'installedApps',
    params,
    reply: z.looseObject({ installedApps: z.array(z.unknown()) }),
  }),
  usage: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/usage',
    scopes: ['organizations:read'],
    effect: 'read',
    params,
    query: { organizationTimezone: z.boolean().optional() },
    reply: Usage,
  }),
  members: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/user-organization-roles',
    scopes: ['organizations:read'],
    effect: 'read',
    items: 'userOrganizationRoles',
    params,
    query: { cols },
    reply: z.looseObject({ userOrganizationRoles: z.array(OrganizationMember) }),
  }),
  /** 404 when the plan has no custom variables. */
  variables: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/variables',
    scopes: ['organization-variables:read'],
    effect: 'read',
    items: 'organizationVariables',
    params,
    reply: z.looseObject({ organizationVariables: z.array(Variable) }),
  }),
  featureControls: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/feature-controls',
    scopes: ['organization:read'],
    effect: 'read',
    params,
    reply: FeatureControls,
  }),
  checkTeamPermission: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/check-team-permission',
    scopes: ['organization:read'],
    effect: 'read',
    params,
    query: { teamPermission: z.string().min(1) },
    reply: z.looseObject({ hasPermission: z.boolean() }),
  }),
  /** One page, chosen by `pageIndex`; `pageSize` is 50 by default. */
  searchExecutions: endpoint({
    method: 'POST',
    path: '/organizations/:organizationId/scenarios/executions/search',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    body: { ...search, errorMessage: z.string().optional() },
    reply: Found,
  }),
  /**
   * Searches what went in and out of modules. Not in every plan. One page, chosen by `pageIndex`; `pageSize` is 20 by
   * default.
   */
  searchExecutionData: endpoint({
    method: 'POST',
    path: '/organizations/:organizationId/scenarios/executions/io-data/search',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    body: {
      ...search,
      query: z.string().optional(),
      appNames: z.array(z.string()).optional(),
      moduleNames: z.array(z.string()).optional(),
      executionIds: z.array(z.string()).optional(),
    },
    reply: Found,
  }),
});
