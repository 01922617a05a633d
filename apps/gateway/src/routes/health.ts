import type { FastifyInstance } from 'fastify';

/** Whether the process can be sent requests. */
export interface Readiness {
  readonly draining: () => boolean;
  readonly unready: () => Promise<readonly string[]>;
}

/** `/livez`: the process answers. `/readyz`: it can also do its work; names what it misses. Both are open to anybody. */
export function addHealthRoutes(app: FastifyInstance, { draining, unready }: Readiness): void {
  app.route({ method: ['GET', 'HEAD'], url: '/livez', handler: async () => ({ status: 'live' }) });
  app.route({
    method: ['GET', 'HEAD'],
    url: '/readyz',
    handler: async (_request, reply) => {
      if (draining()) return reply.code(503).send({ status: 'draining' });
      const missing = await unready();
      return missing.length > 0 ? reply.code(503).send({ status: 'unready', missing }) : { status: 'ready' };
    },
  });
}
