import { endpoint, group } from '@makegate/client';
import { z } from 'zod';
import type { Handlers } from '../call.js';
import { made, providerOf, sketchesOf } from './credential-requests.js';

const kinds = z
  .array(
    z.looseObject({
      type: z.string().min(1),
      description: z.string().optional(),
      scope: z.array(z.string()).optional(),
      nameOverride: z.string().optional(),
    }),
  )
  .optional();

/** What Make has replaced, and its own SDK still asks for: the client does not have it, a zone has to answer it. */
export const obsoleteCredentialRequests = group('obsoleteCredentialRequests', {
  create: endpoint({
    method: 'POST',
    path: '/credential-requests/requests',
    scopes: ['credential-requests:write'],
    effect: 'create',
    body: {
      name: z.string().min(1),
      teamId: z.int().positive(),
      description: z.string().optional(),
      connections: kinds,
      keys: kinds,
      provider: z.union([
        z.looseObject({ id: z.int().positive() }),
        z.looseObject({ name: z.string().min(1), email: z.string().min(1) }),
      ]),
    },
    reply: z.looseObject({ request: z.looseObject({ id: z.string() }), publicUri: z.string() }),
  }),
});

export const obsoleteCredentialRequestsHandlers: Handlers<typeof obsoleteCredentialRequests> = {
  create: (call) => made(call, providerOf(call, call.args.provider), sketchesOf(call.args.connections, call.args.keys)),
};
