import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Acknowledgement } from '../shapes/acknowledgement.js';
import { ExecutionsFound, executionSearch } from '../shapes/execution-search.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { Invitation, Organization, OrganizationMember } from '../shapes/organization.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { Usage } from '../shapes/usage.js';
import { FeatureControls, Variable, variableTypeId } from '../shapes/variable.js';

export type { FoundExecution } from '../shapes/execution-search.js';
export type { Invitation, License, Organization, OrganizationMember } from '../shapes/organization.js';
export type { Usage, UsageDay } from '../shapes/usage.js';
export type { Variable } from '../shapes/variable.js';

const One = z.looseObject({ organization: Organization });
const Members = z.looseObject({ userOrganizationRoles: z.array(OrganizationMember) });
const OneVariable = z.looseObject({ organizationVariable: Variable });
const params = { organizationId: Id };
const variable = { organizationId: Id, variableName: z.string().min(1) };
const confirmed = z.boolean().optional();
const name = z.string().min(1);
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
  /** Whoever makes an organization owns it. Make documents this one for administrators, its SDK offers it to everybody. */
  create: endpoint({
    method: 'POST',
    path: '/organizations',
    scopes: ['organizations:write'],
    effect: 'create',
    repeat: 'verify',
    body: { name, regionId: Id, timezoneId: Id, countryId: Id },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId',
    scopes: ['organizations:read'],
    effect: 'read',
    params,
    query: { wait: z.boolean().optional() },
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/organizations/:organizationId',
    scopes: ['organizations:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: { name: name.optional(), countryId: Id.optional(), timezoneId: Id.optional() },
    reply: One,
  }),
  /** Takes its teams and everything that they own with it. Needs `confirmed`. */
  delete: endpoint({
    method: 'DELETE',
    path: '/organizations/:organizationId',
    scopes: ['organizations:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed },
    reply: z.looseObject({ organization: z.number() }),
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
    reply: Members,
  }),
  getMember: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/user-organization-roles/:userId',
    scopes: ['organizations:read'],
    effect: 'read',
    unverified: true,
    params: { organizationId: Id, userId: Id },
    reply: z.looseObject({ userOrganizationRole: OrganizationMember }),
  }),
  /** Sends a letter. `usersRoleId` is a role of the organization, `teamsId` are the teams to join at once. */
  invite: endpoint({
    method: 'POST',
    path: '/organizations/:organizationId/invite',
    scopes: ['organizations:write'],
    effect: 'create',
    params,
    body: {
      email: z.email(),
      name,
      usersRoleId: Id.optional(),
      note: z.string().optional(),
      teamsId: z.array(Id).optional(),
    },
    reply: z.looseObject({ invitation: Invitation }),
  }),
  /** `hash` is what the letter carries. The person of the token joins. */
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/organizations/accept-invitation',
    scopes: [],
    effect: 'create',
    unverified: true,
    repeat: 'verify',
    body: { hash: z.string().min(1) },
    reply: z.looseObject({ invitation: Invitation }),
  }),
  /** Only for the owner, who is no longer the owner afterwards. Make asks for a scope that reads, though it writes. */
  transferOwnership: endpoint({
    method: 'POST',
    path: '/organizations/:organizationId/user-organization-roles/transfer',
    scopes: ['organization:read'],
    effect: 'delete',
    params,
    body: { userId: Id },
    reply: Members,
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
  createVariable: endpoint({
    method: 'POST',
    path: '/organizations/:organizationId/variables',
    scopes: ['organization-variables:write'],
    effect: 'create',
    repeat: 'verify',
    params,
    body: { name, typeId: variableTypeId, value: z.unknown() },
    reply: OneVariable,
  }),
  updateVariable: endpoint({
    method: 'PATCH',
    path: '/organizations/:organizationId/variables/:variableName',
    scopes: ['organization-variables:write'],
    effect: 'update',
    repeat: 'safe',
    params: variable,
    body: { typeId: variableTypeId.optional(), value: z.unknown().optional() },
    reply: OneVariable,
  }),
  deleteVariable: endpoint({
    method: 'DELETE',
    path: '/organizations/:organizationId/variables/:variableName',
    scopes: ['organization-variables:write'],
    effect: 'delete',
    repeat: 'verify',
    params: variable,
    query: { confirmed },
    reply: Acknowledgement,
  }),
  /** The shape of this list is not published. */
  variableHistory: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/variables/:variableName/history',
    scopes: ['organization-variables:read'],
    effect: 'read',
    unverified: true,
    params: variable,
    reply: z.unknown(),
  }),
  featureControls: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/feature-controls',
    scopes: ['organization:read'],
    effect: 'read',
    params,
    reply: FeatureControls,
  }),
  /** What the body holds is not published. Make asks for a scope that reads, though it writes. */
  setFeatureControls: endpoint({
    method: 'PATCH',
    path: '/organizations/:organizationId/feature-controls',
    scopes: ['organization:read'],
    effect: 'update',
    repeat: 'safe',
    params,
    content: { controls: OpenObject },
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
    body: { ...executionSearch, errorMessage: z.string().optional() },
    reply: ExecutionsFound,
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
      ...executionSearch,
      query: z.string().optional(),
      appNames: z.array(z.string()).optional(),
      moduleNames: z.array(z.string()).optional(),
      executionIds: z.array(z.string()).optional(),
    },
    reply: ExecutionsFound,
  }),
});
