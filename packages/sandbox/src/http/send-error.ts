import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { ZodError, prettifyError } from 'zod';
import { reasonOf } from '../reason.js';
import { Refusal, badRequest, tooLarge } from './refusal.js';

/** Answers with whatever was thrown, in the shape of Make's error bodies. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  const { status, body } = refusalFor(error);
  return reply.code(status).send(body);
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ZodError) return badRequest(prettifyError(error));
  if (memberOf(error, 'code') === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge();
  const status = memberOf(error, 'statusCode');
  // The web server's own complaints: an address it cannot decode, a content type that is none.
  if (typeof status === 'number' && status >= 400 && status < 500) return refused(status, reasonOf(error));
  return refused(500, reasonOf(error));
}

const refused = (status: number, detail: string): Refusal =>
  status === 400 ? badRequest(detail) : new Refusal(status, { detail, message: STATUS_CODES[status] ?? 'Error' });

const memberOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
