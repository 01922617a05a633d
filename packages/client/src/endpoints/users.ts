import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Acknowledgement } from '../shapes/acknowledgement.js';
import { Id } from '../shapes/ids.js';
import { Invitation } from '../shapes/organization.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

export type { Invitation } from '../shapes/organization.js';

const user = z.looseObject({
  id: z.number(),
  name: z.string(),
  email: z.string().nullish(),
  language: z.string().nullish(),
  timezoneId: z.number().nullish(),
  localeId: z.number().nullish(),
  countryId: z.number().nullish(),
  avatar: z.string().nullish(),
  lastLogin: z.string().nullish(),
});
export interface User extends z.output<typeof user> {}
const User = named<User>(user);

/** What the credential in use may do. */
const authorization = z.looseObject({ scope: z.array(z.string()), authUsed: z.string().nullish() });
export interface Authorization extends z.output<typeof authorization> {}
const Authorization = named<Authorization>(authorization);

/** Make masks the token. `created` identifies it. */
const apiToken = z.looseObject({
  token: z.string().nullish(),
  label: z.string().nullish(),
  scope: z.array(z.string()).nullish(),
  created: z.string().nullish(),
});
export interface ApiToken extends z.output<typeof apiToken> {}
const ApiToken = named<ApiToken>(apiToken);

/** The fields are not published. */
const oauthConnection = z.looseObject({
  clientId: z.string().nullish(),
  name: z.string().nullish(),
  scope: z.array(z.string()).nullish(),
  created: z.string().nullish(),
});
export interface OauthConnection extends z.output<typeof oauthConnection> {}
const OauthConnection = named<OauthConnection>(oauthConnection);

export const users = group('users', {
  /** `name` and `email` find parts of words; `tfaStatus` is not explained. */
  list: endpoint({
    method: 'GET',
    path: '/users',
    scopes: ['user:read'],
    effect: 'read',
    items: 'users',
    paged: true,
    oneOf: ['teamId', 'organizationId'],
    query: {
      organizationId: Id.optional(),
      teamId: Id.optional(),
      name: z.string().optional(),
      email: z.string().optional(),
      teamRoleId: Id.optional(),
      organizationRoleId: Id.optional(),
      filterByTeamId: Id.optional(),
      ids: z.array(Id).optional(),
      tfaStatus: z.int().min(0).max(2).optional(),
      cols,
      pg,
    },
    reply: z.looseObject({ users: z.array(User), pg: repliedPg }),
  }),
  /** The own profile, and no other. */
  update: endpoint({
    method: 'PATCH',
    path: '/users/:userId',
    scopes: ['user:write'],
    effect: 'update',
    repeat: 'safe',
    params: { userId: Id },
    body: {
      name: z.string().min(1).optional(),
      language: z.string().min(1).optional(),
      timezoneId: Id.optional(),
      localeId: Id.optional(),
      countryId: Id.optional(),
    },
    reply: z.looseObject({ user: User }),
  }),
  /** Ends the account of the person that the credential belongs to, the credential included. */
  deleteMe: endpoint({
    method: 'DELETE',
    path: '/users',
    scopes: ['user:write'],
    effect: 'delete',
    body: {
      deleteConnections: z.boolean().optional(),
      currentPassword: z.string().optional(),
      tfaCode: z.string().optional(),
    },
    reply: Acknowledgement,
  }),
  /** The person that the credential belongs to. */
  me: endpoint({
    method: 'GET',
    path: '/users/me',
    scopes: ['user:read'],
    effect: 'read',
    query: { includeInvitedOrg: z.boolean().optional(), cols },
    reply: z.looseObject({ authUser: User }),
  }),
  currentAuthorization: endpoint({
    method: 'GET',
    path: '/users/me/current-authorization',
    scopes: ['user:read'],
    effect: 'read',
    reply: z.looseObject({ authorization: Authorization }),
  }),
  apiTokens: endpoint({
    method: 'GET',
    path: '/users/me/api-tokens',
    scopes: ['user:read'],
    effect: 'read',
    items: 'apiTokens',
    reply: z.looseObject({ apiTokens: z.array(ApiToken) }),
  }),
  /** The only reply that holds the token itself. Scopes of administrators are refused to everybody else. */
  createApiToken: endpoint({
    method: 'POST',
    path: '/users/me/api-tokens',
    scopes: ['user:write'],
    effect: 'create',
    body: { label: z.string().min(1), scope: z.array(z.string()) },
    reply: z.looseObject({ apiToken: ApiToken }),
  }),
  /** `timestamp` is the token's `created`, as the list has it. */
  deleteApiToken: endpoint({
    method: 'DELETE',
    path: '/users/me/api-tokens/:timestamp',
    scopes: ['user:write'],
    effect: 'delete',
    repeat: 'verify',
    params: { timestamp: z.string().min(1) },
    reply: Acknowledgement,
  }),
  /** Invitations into organizations that the person has not answered. */
  invitations: endpoint({
    method: 'GET',
    path: '/users/me/organization-invitations',
    scopes: ['user:read'],
    effect: 'read',
    unverified: true,
    items: 'organizationInvitations',
    reply: z.looseObject({ organizationInvitations: z.array(Invitation) }),
  }),
  /** The apps that the person let into the account. */
  oauthConnections: endpoint({
    method: 'GET',
    path: '/users/me/oauth-connections',
    scopes: ['user:read'],
    effect: 'read',
    items: 'connections',
    reply: z.looseObject({ connections: z.array(OauthConnection) }),
  }),
  /** Shuts an app out of the account: every token that it was given ends. */
  deleteOauthConnection: endpoint({
    method: 'DELETE',
    path: '/users/me/oauth-connections/:clientId',
    scopes: ['user:write'],
    effect: 'delete',
    repeat: 'verify',
    params: { clientId: z.string().min(1) },
    reply: z.looseObject({ ok: z.boolean().nullish() }),
  }),
});
