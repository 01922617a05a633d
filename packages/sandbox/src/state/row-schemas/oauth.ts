import { z } from 'zod';
import { id, instant, rowSchema, text, texts } from './columns.js';
import type { OAuthClientRow, OAuthGrantRow, OAuthRecordRow } from '../../oauth/rows.js';

export const oauthClients = rowSchema<OAuthClientRow>({
  clientId: text,
  name: text,
  clientSecret: z.exactOptional(text),
  redirectUris: texts,
});

export const oauthGrants = rowSchema<OAuthGrantRow>({
  payload: z.looseObject({}),
  expiresMs: instant,
  id: text,
  userId: id,
  clientId: text,
  createdMs: instant,
  label: z.exactOptional(text),
});

export const oauthRecords = rowSchema<OAuthRecordRow>({
  payload: z.looseObject({}),
  expiresMs: instant,
  key: text,
  model: text,
  grantId: text.nullable(),
});
