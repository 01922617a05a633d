import type { FastifyInstance } from 'fastify';
import { addClient } from '../oauth/clients.js';
import type { State } from '../state/state.js';
import { requireJson } from './controls.js';

/** Not part of Make, where a client is a form and days of review: how other processes register one. */
export function addOAuthControls(app: FastifyInstance, state: State): void {
  app.post('/_sandbox/oauth/clients', { onRequest: requireJson }, (request, reply) =>
    reply.code(201).send(addClient(state, request.body)),
  );
}
