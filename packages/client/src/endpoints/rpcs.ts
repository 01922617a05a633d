import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { OpenObject } from '../shapes/open-object.js';

const params = {
  appName: z.string().min(1),
  appVersion: z.union([z.int().positive(), z.literal('latest')]),
  rpcName: z.string().min(1),
};

/** What modules ask of the service behind a connection while somebody fills in their fields: lists of sheets, of channels. */
export const rpcs = group('rpcs', {
  /** `data` holds the fields that are filled in already, the connection's id among them. 424 when the service fails. */
  call: endpoint({
    method: 'POST',
    path: '/rpcs/:appName/:appVersion/:rpcName',
    scopes: ['organization:read'],
    effect: 'read',
    params,
    body: { data: OpenObject.optional(), schema: z.array(OpenObject).optional() },
    reply: z.unknown(),
  }),
  schema: endpoint({
    method: 'OPTIONS',
    path: '/rpcs/:appName/:appVersion/:rpcName',
    scopes: ['organization:read'],
    effect: 'read',
    params,
    reply: z.unknown(),
  }),
});
