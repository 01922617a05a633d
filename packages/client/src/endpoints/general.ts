import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { named } from '../shapes/schema.js';

const openApiDocument = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.looseObject({})),
});
export interface OpenApiDocument extends z.output<typeof openApiDocument> {}
const OpenApiDocument = named<OpenApiDocument>(openApiDocument);

/** What every zone answers to anybody. */
export const general = group('general', {
  /** Whether the zone is there. */
  ping: endpoint({
    method: 'GET',
    path: '/ping',
    scopes: [],
    effect: 'read',
    quota: 'exempt',
    anonymous: true,
    replyType: 'text/plain',
    reply: z.string(),
  }),
  /** Make's own description of its public operations, in OpenAPI 3.0. It does not list itself. */
  openapi: endpoint({
    method: 'GET',
    path: '/openapi.json',
    scopes: [],
    effect: 'read',
    quota: 'exempt',
    anonymous: true,
    reply: OpenApiDocument,
  }),
});
