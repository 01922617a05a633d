import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { OrganizationMember } from '../shapes/organization.js';
import { cols } from '../shapes/paging.js';
import { TeamMember } from '../shapes/team-member.js';
import { named } from '../shapes/schema.js';

export type { OrganizationMember } from '../shapes/organization.js';
export type { TeamMember } from '../shapes/team-member.js';

/** A role of everybody's, or one that an organization made for itself. */
const role = z.looseObject({
  id: z.number(),
  name: z.string(),
  /** `organization` or `team`. */
  category: z.string().nullish(),
  subsidiary: z.boolean().nullish(),
  description: z.string().nullish(),
  managementType: z.string().nullish(),
  organizationId: z.number().nullish(),
  /** Names of permissions. */
  permissions: z.array(z.string()).nullish(),
});
export interface Role extends z.output<typeof role> {}
const Role = named<Role>(role);

/** A role as it answers to being made or changed. */
const customRole = z.looseObject({
  id: z.number(),
  name: z.string(),
  category: z.string().nullish(),
  description: z.string().nullish(),
  permissions: z.array(z.looseObject({ id: z.number(), name: z.string() })).nullish(),
});
export interface CustomRole extends z.output<typeof customRole> {}
const CustomRole = named<CustomRole>(customRole);

/** Something that a role can allow. */
const permission = z.looseObject({
  id: z.number(),
  name: z.string(),
  label: z.string().nullish(),
  category: z.string().nullish(),
  roleCategory: z.string().nullish(),
  /** Names of permissions that this one does not work without. */
  requires: z.array(z.string()).nullish(),
});
export interface Permission extends z.output<typeof permission> {}
const Permission = named<Permission>(permission);

const category = z.enum(['organization', 'team']);
const ofUser = { userId: Id };
const inTeam = { userId: Id, teamId: Id };
const inOrganization = { userId: Id, organizationId: Id };
/** Ids of permissions, all that the role is to have. */
const permissions = z.array(Id).optional();
const description = z.string().nullable().optional();
const OneCustom = z.looseObject({ role: CustomRole });
const OfTeam = z.looseObject({ userTeamRole: TeamMember });
const OfOrganization = z.looseObject({ userOrganizationRole: OrganizationMember });

/** What people may do. Custom roles need a license with `customRoles`. */
export const userRoles = group('userRoles', {
  list: endpoint({
    method: 'GET',
    path: '/users/roles',
    scopes: ['user:read'],
    effect: 'read',
    items: 'usersRoles',
    query: {
      category: category.optional(),
      organizationId: Id.optional(),
      teamId: Id.optional(),
      roleId: Id.optional(),
      excludeRole: z.array(Id).optional(),
      cols,
    },
    reply: z.looseObject({ usersRoles: z.array(Role) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/users/roles/:roleId',
    scopes: ['user:read'],
    effect: 'read',
    params: { roleId: Id },
    reply: z.looseObject({ usersRole: Role }),
  }),
  permissions: endpoint({
    method: 'GET',
    path: '/users/roles/permissions',
    scopes: ['user:read'],
    effect: 'read',
    items: 'usersRolesPermissions',
    query: { roleCategory: category.optional() },
    reply: z.looseObject({ usersRolesPermissions: z.array(Permission) }),
  }),
  /** As Make's SDK sends it; the published description calls the category `permissionType`. */
  createCustom: endpoint({
    method: 'POST',
    path: '/users/custom-roles',
    scopes: ['user:write'],
    effect: 'create',
    repeat: 'verify',
    body: { name: z.string().min(1), category, organizationId: Id, description, permissions },
    reply: OneCustom,
  }),
  updateCustom: endpoint({
    method: 'PATCH',
    path: '/users/custom-roles/:roleId',
    scopes: ['user:write'],
    effect: 'update',
    repeat: 'safe',
    params: { roleId: Id },
    body: { organizationId: Id, name: z.string().min(1).optional(), description, permissions },
    reply: OneCustom,
  }),
  /** Refused while somebody has the role. */
  deleteCustom: endpoint({
    method: 'DELETE',
    path: '/users/custom-roles/:roleId',
    scopes: ['user:write'],
    effect: 'delete',
    repeat: 'verify',
    params: { roleId: Id },
    body: { organizationId: Id },
    reply: z.looseObject({ roleId: z.number() }),
  }),
  teamRoles: endpoint({
    method: 'GET',
    path: '/users/:userId/user-team-roles',
    scopes: ['user:read'],
    effect: 'read',
    unverified: true,
    items: 'userTeamRoles',
    params: ofUser,
    reply: z.looseObject({ userTeamRoles: z.array(TeamMember) }),
  }),
  teamRole: endpoint({
    method: 'GET',
    path: '/users/:userId/user-team-roles/:teamId',
    scopes: ['user:read'],
    effect: 'read',
    unverified: true,
    params: inTeam,
    reply: OfTeam,
  }),
  /** Without `usersRoleId` the person leaves the team, and Make does not ask whether that was meant. */
  setTeamRole: endpoint({
    method: 'POST',
    path: '/users/:userId/user-team-roles/:teamId',
    scopes: ['user:write'],
    effect: 'delete',
    unverified: true,
    repeat: 'verify',
    params: inTeam,
    query: { confirmed: z.boolean().optional(), cols },
    body: { usersRoleId: Id.optional() },
    reply: OfTeam,
  }),
  organizationRoles: endpoint({
    method: 'GET',
    path: '/users/:userId/user-organization-roles',
    scopes: ['user:read'],
    effect: 'read',
    unverified: true,
    items: 'userOrganizationRoles',
    params: ofUser,
    reply: z.looseObject({ userOrganizationRoles: z.array(OrganizationMember) }),
  }),
  organizationRole: endpoint({
    method: 'GET',
    path: '/users/:userId/user-organization-roles/:organizationId',
    scopes: ['user:read'],
    effect: 'read',
    unverified: true,
    params: inOrganization,
    reply: OfOrganization,
  }),
  /** Without `usersRoleId` the person leaves the organization and all of its teams, and Make does not ask first. */
  setOrganizationRole: endpoint({
    method: 'POST',
    path: '/users/:userId/user-organization-roles/:organizationId',
    scopes: ['user:write'],
    effect: 'delete',
    unverified: true,
    repeat: 'verify',
    params: inOrganization,
    query: { confirmed: z.boolean().optional(), deleteConnections: z.boolean().optional(), cols },
    body: { usersRoleId: Id.optional() },
    reply: OfOrganization,
  }),
});
