import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DeliveryRequest } from '../hooks/delivery-request.js';
import { isObject } from '../json-object.js';
import type { Activity } from '../runs/activity.js';
import type { State } from '../state/state.js';
import { notFound } from './refusal.js';

/** The largest delivery, as Make has it. */
const bodyLimitBytes = 5_242_880;

/** The addresses at which hooks take deliveries in. */
export function addIntake(app: FastifyInstance, state: State, activity: Activity): void {
  void app.register(async (intake) => {
    intake.removeAllContentTypeParsers();
    intake.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_request, bytes, done) =>
      done(null, bytes),
    );
    intake.route<{ Params: { readonly udid: string } }>({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/hook/:udid',
      handler: async (request, reply) => {
        const { udid } = request.params;
        const hook = state.hooks.find((row) => row.udid === udid && row.type !== 'mail');
        if (!hook) throw notFound('Hook', udid);
        const { status, headers, body } = await activity.deliveries.receive(hook, deliveryOf(request));
        return reply.code(status).headers(headers).send(body);
      },
    });
  });
}

function deliveryOf({ method, url, query, headers, body, socket }: FastifyRequest): DeliveryRequest {
  const texts = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
  return {
    method,
    url,
    query: isObject(query) ? query : {},
    headers: Object.fromEntries(texts),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    address: socket.remoteAddress ?? '',
  };
}
