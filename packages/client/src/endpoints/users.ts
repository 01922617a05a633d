import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { cols } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

const user = z.looseObject({
  id: z.number(),
  name: z.string(),
  email: z.string().nullish(),
  language: z.string().nullish(),
  timezoneId: z.number().nullish(),
  localeId: z.number().nullish(),
  countryId: z.number().nullish(),
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
