import { z } from 'zod';
import { id, rowSchema, text, texts } from './columns.js';
import type { CredentialRequestRow, RequestedCredentialRow } from '../credential-request-rows.js';

export const credentialRequests = rowSchema<CredentialRequestRow>({
  id: text,
  teamId: id,
  userId: id,
  name: text,
  description: text,
  provider: z.object({ id: id.nullable(), name: text, email: text }),
  created: text,
  updated: text,
  expires: text,
});

export const requestedCredentials = rowSchema<RequestedCredentialRow>({
  id: text,
  requestId: text,
  component: z.enum(['connection', 'key']),
  type: text,
  name: text,
  description: text,
  scope: texts,
  appName: text.nullable(),
  appModules: texts,
  state: z.enum(['pending', 'authorized', 'declined']),
  declineReason: text.nullable(),
  remoteId: id.nullable(),
  created: text,
  updated: text,
});
