import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/**
 * A request to somebody to log in to services, so that the team gets connections and keys without seeing a secret. `status`:
 * `pending`, `incomplete`, `partially_authorized`, `authorized`, `declined` or `invalid`.
 */
const credentialRequest = z.looseObject({
  id: z.string(),
  name: z.string(),
  teamId: z.number().nullish(),
  organizationId: z.number().nullish(),
  userId: z.number().nullish(),
  description: z.string().nullish(),
  status: z.string().nullish(),
  createdAt: z.string().nullish(),
  updatedAt: z.string().nullish(),
  expiresAt: z.string().nullish(),
});
export interface CredentialRequest extends z.output<typeof credentialRequest> {}
const CredentialRequest = named<CredentialRequest>(credentialRequest);

/** One connection or key of a request. `remoteId` is its id once somebody has authorized it. */
const requestedCredential = z.looseObject({
  id: z.string(),
  requestId: z.string().nullish(),
  component: z.string().nullish(),
  type: z.string().nullish(),
  name: z.string().nullish(),
  scope: z.array(z.string()).nullish(),
  remoteId: z.union([z.string(), z.number()]).nullish(),
  state: z.string().nullish(),
  declineReason: z.string().nullish(),
});
export interface RequestedCredential extends z.output<typeof requestedCredential> {}
const RequestedCredential = named<RequestedCredential>(requestedCredential);

const person = z.looseObject({ id: z.number(), name: z.string().nullish(), email: z.string().nullish() });

const requestDetail = credentialRequest.extend({
  makeProvider: person.nullish(),
  user: person.nullish(),
  credentials: z.array(RequestedCredential),
});
export interface CredentialRequestDetail extends z.output<typeof requestDetail> {}
const CredentialRequestDetail = named<CredentialRequestDetail>(requestDetail);

const appModule = z.looseObject({
  id: z.string(),
  name: z.string(),
  label: z.string().nullish(),
  type: z.string().nullish(),
  scope: z.array(z.string()).nullish(),
  hook: z.boolean().nullish(),
});
export interface CredentialAppModule extends z.output<typeof appModule> {}
const CredentialAppModule = named<CredentialAppModule>(appModule);

const OneCredential = z.looseObject({ credential: RequestedCredential });
/** `publicUri`: where the asked person logs in. */
const made = z.looseObject({
  request: CredentialRequest,
  publicUri: z.string().nullish(),
  credentials: z.array(RequestedCredential).nullish(),
});
export interface MadeCredentialRequest extends z.output<typeof made> {}
const MadeCredentialRequest = named<MadeCredentialRequest>(made);

/** What one app needs for its modules or endpoints. */
const selection = z.looseObject({
  appName: z.string().min(1),
  appModules: z.array(z.string()).optional(),
  appEndpoints: z.array(z.string()).optional(),
  appVersion: z.int().positive().optional(),
  nameOverride: z.string().optional(),
  description: z.string().optional(),
});
export interface CredentialSelection extends z.output<typeof selection> {}
const CredentialSelection = named<CredentialSelection>(selection);

const kinds = z.looseObject({
  type: z.string().min(1),
  description: z.string().optional(),
  scope: z.array(z.string()).optional(),
  nameOverride: z.string().optional(),
});
export interface CredentialKind extends z.output<typeof kinds> {}
const CredentialKind = named<CredentialKind>(kinds);

/** The person who is asked: the id of a user, or a name and an address. */
const provider = z.union([
  z.looseObject({ id: Id }),
  z.looseObject({ name: z.string().min(1), email: z.string().min(1) }),
]);
export type CredentialProvider = z.output<typeof provider>;
const CredentialProvider = named<CredentialProvider>(provider);

const title = { name: z.string().min(1).optional(), description: z.string().optional() };
const params = { requestId: z.string().min(1) };
const credentialParams = { credentialId: z.string().min(1) };

export const credentialRequests = group('credentialRequests', {
  list: endpoint({
    method: 'GET',
    path: '/credential-requests/requests',
    scopes: ['credential-requests:read'],
    effect: 'read',
    query: {
      teamId: Id,
      userId: Id.optional(),
      makeProviderId: Id.optional(),
      status: z.enum(['authorized', 'declined', 'incomplete', 'invalid', 'partially_authorized', 'pending']).optional(),
      name: z.string().optional(),
      cols,
      pg,
    },
    reply: z.looseObject({ requests: z.array(CredentialRequest), pg: repliedPg }),
  }),
  /** Names apps and modules, and Make finds out which credentials they need. */
  create: endpoint({
    method: 'POST',
    path: '/credential-requests/requests/v2',
    scopes: ['credential-requests:write'],
    effect: 'create',
    body: {
      name: z.string().min(1),
      teamId: Id,
      description: z.string().optional(),
      credentials: z.array(CredentialSelection).min(1),
      provider: CredentialProvider,
    },
    reply: MadeCredentialRequest,
  }),
  get: endpoint({
    method: 'GET',
    path: '/credential-requests/requests/:requestId',
    scopes: ['credential-requests:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: z.looseObject({ request: CredentialRequest }),
  }),
  detail: endpoint({
    method: 'GET',
    path: '/credential-requests/requests/:requestId/detail',
    scopes: ['credential-requests:read'],
    effect: 'read',
    params,
    reply: z.looseObject({ requestDetail: CredentialRequestDetail }),
  }),
  /** With `confirmed` the connections and keys that came of it go too. */
  delete: endpoint({
    method: 'DELETE',
    path: '/credential-requests/requests/:requestId',
    scopes: ['credential-requests:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed: z.boolean().optional() },
    reply: z.looseObject({ deleted: z.unknown().optional() }),
  }),
  decline: endpoint({
    method: 'POST',
    path: '/credential-requests/credentials/:credentialId/decline',
    scopes: ['credential-requests:write'],
    effect: 'update',
    repeat: 'verify',
    params: credentialParams,
    query: { cols },
    body: { reason: z.string().optional() },
    reply: OneCredential,
  }),
  /** Deletes the connection or key that came of it; the credential is pending again. */
  deleteRemote: endpoint({
    method: 'POST',
    path: '/credential-requests/credentials/:credentialId/delete-remote',
    scopes: ['credential-requests:write'],
    effect: 'delete',
    repeat: 'verify',
    params: credentialParams,
    query: { cols },
    reply: OneCredential,
  }),
  /** An error while the connection is still valid. */
  requestReauthorize: endpoint({
    method: 'POST',
    path: '/credential-requests/credentials/:credentialId/request-reauthorize',
    scopes: ['credential-requests:write'],
    effect: 'update',
    repeat: 'never',
    params: credentialParams,
    query: { cols },
    reply: OneCredential,
  }),
  /** Asks the caller. Give `appModules` or `appEndpoints` of each app. */
  createOwn: endpoint({
    method: 'POST',
    path: '/credential-requests/actions/create',
    scopes: ['credential-requests:write'],
    effect: 'create',
    body: { ...title, teamId: Id, credentials: z.array(CredentialSelection).min(1) },
    reply: MadeCredentialRequest,
  }),
  /** Asks the caller, by types of connections and keys. */
  createByCredentials: endpoint({
    method: 'POST',
    path: '/credential-requests/actions/create-by-credentials',
    scopes: ['credential-requests:write'],
    effect: 'create',
    body: {
      ...title,
      teamId: Id,
      connections: z.array(CredentialKind).optional(),
      keys: z.array(CredentialKind).optional(),
    },
    reply: MadeCredentialRequest,
  }),
  /** Widens what an OAuth connection may do, once somebody has agreed behind `publicUri`. */
  extend: endpoint({
    method: 'POST',
    path: '/credential-requests/actions/extend',
    scopes: ['credential-requests:write'],
    effect: 'create',
    body: { connectionId: Id, scopes: z.array(z.string()).min(1) },
    reply: MadeCredentialRequest,
  }),
  appModules: endpoint({
    method: 'GET',
    path: '/credential-requests/apps/:name/:version/modules-with-credentials',
    scopes: ['credential-requests:read'],
    effect: 'read',
    params: { name: z.string().min(1), version: z.union([z.int().positive(), z.literal('latest')]) },
    reply: z.looseObject({ appModules: z.array(CredentialAppModule) }),
  }),
});
