import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hooks, Receive } from '../hooks/hooks.js';
import { Refusal, soon } from '../refusal.js';

/** What takes deliveries in, and whether any are taken at all. */
export interface HookRoutes {
  readonly hooks?: Hooks | undefined;
  readonly draining: () => boolean;
}

interface Named {
  Params: { readonly name: string };
}

const url = '/hooks/:name';

/** `/hooks/<name>`: where other services deliver. Bodies stay the bytes that they are; the verifier reads and bounds them. */
export function addHookRoutes(app: FastifyInstance, { hooks, draining }: HookRoutes): void {
  const find = (name: string): Receive => {
    const receive = hooks?.get(name);
    if (!receive) throw unknownHook();
    return receive;
  };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.addHook('onRequest', (request, _reply, done) => {
    // Fastify would refuse types that it cannot read. They are still among the raw headers.
    delete request.raw.headers['content-type'];
    done();
  });
  app.post<Named>(url, async (request, reply) => {
    const receive = find(request.params.name);
    if (draining()) throw new Refusal('draining', soon);
    return receipt(request, reply, receive);
  });
  app.route<Named>({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url,
    async handler({ params }) {
      find(params.name);
      throw new Refusal('deliveries_only', { Allow: 'POST' });
    },
  });
}

const unknownHook = (): Refusal =>
  new Refusal('path_unknown', {}, { code: 'path_unknown', message: 'There is no hook of this name.' });

async function receipt(request: FastifyRequest, reply: FastifyReply, receive: Receive): Promise<FastifyReply> {
  const { raw, method, ip, id: correlationId } = request;
  const { headersDistinct: headers } = raw;
  const received = await receive({
    headers,
    method,
    path: raw.url,
    ip,
    // Not destroyed when reading stops early, because the answer goes over the same connection.
    body: raw.iterator({ destroyOnReturn: false }),
    // Node lets nothing else through than digits.
    bodyBytes: raw.headers['content-length'] === undefined ? undefined : Number(raw.headers['content-length']),
    contentType: headers['content-type']?.[0],
    correlationId,
  });
  return reply.code('accepted' in received ? 202 : 200).send({ ...received, correlationId });
}
