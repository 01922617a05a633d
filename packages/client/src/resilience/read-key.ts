import type { Sending } from './send.js';

/** Two reads with the same key get the same answer: the same request, and the same secret. */
export const readKeyOf = ({ endpoint, wire, secret }: Sending): string =>
  [secret, endpoint.id, wire.accept, wire.target].join('\n');

/** Reads without a body, whose secret is known. */
export const isShareable = ({ endpoint, wire, secret }: Sending): boolean =>
  endpoint.effect === 'read' && wire.method === 'GET' && secret !== undefined;
