import type { FastifyInstance } from 'fastify';

/** Nothing here is a page, to be cached, or to be guessed at. */
const always: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** On every answer, refusals included: what browsers are to make of it, and the id under which it is in the logs. */
export function addStandardHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(always).header('X-Request-Id', request.id);
    done();
  });
}
