import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Faults } from './faults.js';
import type { Journal } from './journal.js';
import type { Quota } from './quota.js';
import { Refusal } from './refusal.js';

/** Not part of Make: how other processes see what was asked, and spoil what is answered. They need no token. */
export function addControls(app: FastifyInstance, journal: Journal, faults: Faults, quota: Quota): void {
  app.get('/_sandbox/requests', () => ({ requests: journal.entries() }));
  app.delete('/_sandbox/requests', (_request, reply) => {
    journal.clear();
    return reply.code(204).send();
  });
  app.get('/_sandbox/faults', () => ({ faults: faults.list() }));
  app.post('/_sandbox/faults', { onRequest: requireJson }, (request, reply) => {
    faults.add(request.body);
    return reply.code(204).send();
  });
  app.delete('/_sandbox/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.get('/_sandbox/quota', () => quota.report());
  app.patch('/_sandbox/quota', (request) => {
    quota.change(request.body);
    return quota.report();
  });
  app.delete('/_sandbox/quota', (_request, reply) => {
    quota.clear();
    return reply.code(204).send();
  });
}

/** Any web page may post a text or a form to this machine; for JSON its browser asks first, and nobody here says yes. */
export async function requireJson({ headers }: FastifyRequest): Promise<void> {
  if (/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) return;
  throw new Refusal(415, { detail: 'Send this as application/json.', message: 'Unsupported Media Type' });
}
