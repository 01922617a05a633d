import type { FastifyInstance } from 'fastify';

/** Lets the `Date` header tell the zone's time where that is not the machine's. */
export function addZoneDate(app: FastifyInstance, now: () => number): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    const nowMs = now();
    if (Math.abs(nowMs - Date.now()) >= 1_000) reply.header('date', new Date(nowMs).toUTCString());
    done(null, payload);
  });
}
