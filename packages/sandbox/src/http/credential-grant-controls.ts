import type { FastifyInstance } from 'fastify';
import { authorizeAll } from '../credential-grants.js';
import { requestColumns } from '../handlers/credential-columns.js';
import type { CredentialRequestRow } from '../state/credential-request-rows.js';
import type { State } from '../state/state.js';
import { requireJson } from './controls.js';
import { notFound } from './refusal.js';

interface Named {
  readonly Params: { readonly requestId: string };
}

/** Not part of Make: the asked person, who has no services here to log in to, agrees by a POST to the request's address. */
export function addCredentialGrantControls(app: FastifyInstance, state: State): void {
  const requestOf = (requestId: string): CredentialRequestRow => {
    const row = state.credentialRequests.get(requestId);
    if (!row) throw notFound('Credential request', requestId);
    return row;
  };
  app.get<Named>('/_sandbox/credential-requests/:requestId', ({ params }) => ({
    request: requestColumns(state, requestOf(params.requestId)),
    next: 'POST {} as application/json to this address to log in to all that is asked for.',
  }));
  app.post<Named>('/_sandbox/credential-requests/:requestId', { onRequest: requireJson }, ({ params }) => {
    const row = requestOf(params.requestId);
    authorizeAll(state, row);
    return { request: requestColumns(state, row) };
  });
}
