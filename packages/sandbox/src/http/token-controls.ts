import type { FastifyInstance } from 'fastify';
import { reasonOf } from '../reason.js';
import type { TokenSketch } from '../sandbox.js';
import type { TokenRow } from '../state/people-rows.js';
import { tokenSketchIn } from '../token-sketch.js';
import { requireJson } from './controls.js';
import { badRequest } from './refusal.js';

/** Not part of Make: how other processes get a token of whomever they like, without one of their own. */
export function addTokenControls(app: FastifyInstance, issue: (sketch: TokenSketch) => TokenRow): void {
  app.post('/_sandbox/tokens', { onRequest: requireJson }, ({ body }, reply) => {
    const sketch = tokenSketchIn(body);
    return reply.code(201).send({ token: issued(issue, sketch).secret });
  });
}

function issued(issue: (sketch: TokenSketch) => TokenRow, sketch: TokenSketch): TokenRow {
  try {
    return issue(sketch);
  } catch (error) {
    throw badRequest(reasonOf(error));
  }
}
