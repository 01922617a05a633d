import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Acknowledgement } from '../shapes/acknowledgement.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { TeamMember } from '../shapes/team-member.js';
import { Usage } from '../shapes/usage.js';
import { FeatureControls, Variable, variableTypeId } from '../shapes/variable.js';
import { named } from '../shapes/schema.js';

export type { TeamMember } from '../shapes/team-member.js';
export type { Usage, UsageDay } from '../shapes/usage.js';
export type { Variable } from '../shapes/variable.js';

/** `operationsLimit` is per period; without one the team shares what the organization has. */
const team = z.looseObject({
  id: z.number(),
  name: z.string(),
  organizationId: z.number().optional(),
  operationsLimit: z.union([z.number(), z.string()]).nullish(),
  consumedOperations: z.union([z.number(), z.string()]).nullish(),
  isPaused: z.boolean().nullish(),
});
export interface Team extends z.output<typeof team> {}
const Team = named<Team>(team);

const One = z.looseObject({ team: Team });
const params = { teamId: Id };
const variable = { teamId: Id, variableName: z.string().min(1) };

export const teams = group('teams', {
  list: endpoint({
    method: 'GET',
    path: '/teams',
    scopes: ['teams:read'],
    effect: 'read',
    items: 'teams',
    paged: true,
    query: { organizationId: Id, includePrivateSpaces: z.boolean().optional(), cols, pg },
    reply: z.looseObject({ teams: z.array(Team), pg: repliedPg }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/teams',
    scopes: ['teams:write'],
    effect: 'create',
    repeat: 'verify',
    body: {
      organizationId: Id,
      name: z.string().min(1).max(128),
      operationsLimit: z.int().nonnegative().optional(),
    },
    reply: z.looseObject({ team: Team, userTeamRole: TeamMember.optional() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/teams/:teamId',
    scopes: ['teams:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/teams/:teamId',
    scopes: ['teams:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: { name: z.string().min(1).max(128).optional(), operationsLimit: z.int().nonnegative().optional() },
    reply: One,
  }),
  /** Takes everything that the team owns with it. Always needs `confirmed`. */
  delete: endpoint({
    method: 'DELETE',
    path: '/teams/:teamId',
    scopes: ['teams:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed: z.boolean().optional() },
    reply: z.looseObject({ team: z.number() }),
  }),
  members: endpoint({
    method: 'GET',
    path: '/teams/:teamId/user-team-roles',
    scopes: ['teams:read'],
    effect: 'read',
    items: 'userTeamRoles',
    params,
    query: { cols },
    reply: z.looseObject({ userTeamRoles: z.array(TeamMember) }),
  }),
  getMember: endpoint({
    method: 'GET',
    path: '/teams/:teamId/user-team-roles/:userId',
    scopes: ['teams:read'],
    effect: 'read',
    params: { teamId: Id, userId: Id },
    reply: z.looseObject({ userTeamRole: TeamMember }),
  }),
  /** 404 when the plan has no custom variables. */
  variables: endpoint({
    method: 'GET',
    path: '/teams/:teamId/variables',
    scopes: ['team-variables:read'],
    effect: 'read',
    items: 'teamVariables',
    params,
    reply: z.looseObject({ teamVariables: z.array(Variable) }),
  }),
  createVariable: endpoint({
    method: 'POST',
    path: '/teams/:teamId/variables',
    scopes: ['team-variables:write'],
    effect: 'create',
    repeat: 'verify',
    params,
    body: { name: z.string().min(1), typeId: variableTypeId, value: z.unknown() },
    reply: z.looseObject({ teamVariable: Variable }),
  }),
  updateVariable: endpoint({
    method: 'PATCH',
    path: '/teams/:teamId/variables/:variableName',
    scopes: ['team-variables:write'],
    effect: 'update',
    repeat: 'safe',
    params: variable,
    body: { typeId: variableTypeId.optional(), value: z.unknown().optional() },
    reply: z.looseObject({ teamVariable: Variable }),
  }),
  deleteVariable: endpoint({
    method: 'DELETE',
    path: '/teams/:teamId/variables/:variableName',
    scopes: ['team-variables:write'],
    effect: 'delete',
    repeat: 'verify',
    params: variable,
    query: { confirmed: z.boolean().optional() },
    reply: Acknowledgement,
  }),
  /** The shape of this list is not published. */
  variableHistory: endpoint({
    method: 'GET',
    path: '/teams/:teamId/variables/:variableName/history',
    scopes: ['team-variables:read'],
    effect: 'read',
    params: variable,
    reply: z.unknown(),
  }),
  usage: endpoint({
    method: 'GET',
    path: '/teams/:teamId/usage',
    scopes: ['teams:read'],
    effect: 'read',
    params,
    reply: Usage,
  }),
  llmConfiguration: endpoint({
    method: 'GET',
    path: '/teams/:teamId/llm-configuration',
    scopes: ['teams:read'],
    effect: 'read',
    params,
    reply: z.unknown(),
  }),
  setLlmConfiguration: endpoint({
    method: 'PATCH',
    path: '/teams/:teamId/llm-configuration',
    scopes: ['teams:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    content: { configuration: OpenObject },
    reply: z.unknown(),
  }),
  featureControls: endpoint({
    method: 'GET',
    path: '/teams/:teamId/feature-controls',
    scopes: ['teams:read'],
    effect: 'read',
    params,
    reply: FeatureControls,
  }),
});
