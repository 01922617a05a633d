import type { CredentialRequestRow, RequestedCredentialRow } from '../state/credential-request-rows.js';
import { organizationIdOf } from '../state/places.js';
import type { State } from '../state/state.js';

export function requestColumns(state: State, row: CredentialRequestRow) {
  const { id, teamId, userId, name, description, provider } = row;
  const credentials = credentialsOf(state, row);
  return {
    id,
    name,
    description,
    organizationId: organizationIdOf(state, teamId),
    teamId,
    userId,
    externalProviderId: provider.id === null ? provider.email : null,
    makeProviderId: provider.id === null ? null : String(provider.id),
    createdAt: row.created,
    updatedAt: row.updated,
    expiresAt: row.expires,
    status: statusOf(credentials),
    shouldSendEmail: false,
    emailSentAt: null,
    appNames: credentials.flatMap(({ appName }) => appName ?? []),
  };
}

export function detailColumns(state: State, row: CredentialRequestRow) {
  const { provider, userId } = row;
  const user = state.users.get(userId);
  return {
    ...requestColumns(state, row),
    makeProvider: provider.id === null ? null : { ...provider, id: provider.id },
    user: user ? { id: user.id, name: user.name, email: user.email } : null,
    credentials: credentialsOf(state, row).map((credential) => credentialColumns(credential)),
  };
}

export const credentialsOf = (state: State, { id }: CredentialRequestRow): RequestedCredentialRow[] => [
  ...state.requestedCredentials.of('requestId', id),
];

export const credentialColumns = (row: RequestedCredentialRow) => ({
  id: row.id,
  requestId: row.requestId,
  component: row.component,
  type: row.type,
  name: row.name,
  label: row.name,
  description: row.description,
  scope: [...row.scope],
  remoteId: row.remoteId === null ? null : String(row.remoteId),
  remoteScope: row.remoteId === null ? [] : [...row.scope],
  tokenId: null,
  createdAt: row.created,
  updatedAt: row.updated,
  state: row.state,
  declineReason: row.declineReason,
  ...(row.appName !== null && { appName: row.appName, appModules: [...row.appModules], appVersion: '1' }),
});

function statusOf(credentials: readonly RequestedCredentialRow[]): string {
  const all = (state: string) => credentials.every((credential) => credential.state === state);
  if (credentials.length === 0) return 'incomplete';
  if (all('authorized')) return 'authorized';
  if (all('declined')) return 'declined';
  return credentials.some(({ state }) => state === 'authorized') ? 'partially_authorized' : 'pending';
}
