import type { FastifyInstance } from 'fastify';
import type { Verifier } from '../create-verifier.js';
import { handleDelivery } from '../handle-delivery.js';
import type { AdapterOptions, DeliveryHandler } from '../handle-delivery.js';
import { incomingDelivery } from './incoming-delivery.js';

/** Where deliveries come in and what happens with them. */
export interface FastifyWebhookOptions extends AdapterOptions {
  readonly path: string;
  readonly verifier: Verifier;
  readonly handler: DeliveryHandler;
}

/**
 * A plugin with one POST route: `app.register(fastifyWebhook, { path, verifier, handler })`. Inside it bodies are not parsed,
 * whatever the app does elsewhere; the verifier's limit holds, not Fastify's. `ip` follows Fastify's `trustProxy`.
 */
export async function fastifyWebhook(
  app: FastifyInstance,
  { path, verifier, handler, ...options }: FastifyWebhookOptions,
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.addHook('onRequest', (request, _reply, done) => {
    // Fastify would refuse types that it cannot read. They are still among the raw headers.
    delete request.raw.headers['content-type'];
    done();
  });
  app.post(path, async (request, reply) => {
    const delivery = incomingDelivery(request.raw, { ip: request.ip });
    const status = await handleDelivery(verifier, delivery, handler, options);
    if (!request.raw.complete) reply.header('connection', 'close');
    return reply.code(status).send();
  });
}
