import type { FastifyInstance, FastifyReply } from 'fastify';
import { queueLimit } from '../handlers/hook-columns.js';
import { isObject } from '../json-object.js';
import type { HookRow, Json } from '../state/rows.js';
import type { State } from '../state/state.js';
import { notFound } from './refusal.js';

/** The largest delivery, as Make has it. */
const bodyLimitBytes = 5_242_880;

/** The addresses of hooks: a delivery joins the queue of its hook and stays there, for nothing starts by a delivery here. */
export function addIntake(app: FastifyInstance, state: State): void {
  void app.register(async (intake) => {
    intake.removeAllContentTypeParsers();
    intake.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_request, bytes, done) =>
      done(null, bytes),
    );
    intake.post<{ Params: { readonly udid: string } }>('/hooks/:udid', ({ params, body }, reply) => {
      const hook = state.hooks.find(({ udid }) => udid === params.udid);
      if (!hook) throw notFound('Hook', params.udid);
      return takeIn(state, hook, Buffer.isBuffer(body) ? body : Buffer.alloc(0), reply);
    });
  });
}

function takeIn(state: State, hook: HookRow, body: Buffer, reply: FastifyReply): FastifyReply {
  const data = dataIn(body);
  const taken = state.deliveries.of('hookId', hook.id).size < queueLimit;
  const answer = taken ? { status: 200, body: 'Accepted' } : { status: 400, body: 'Queue is full' };
  const created = new Date(state.now()).toISOString();
  if (taken) {
    state.deliveries.add({ id: state.nextHexId(), hookId: hook.id, created, sizeBytes: body.length, data });
  }
  state.hookLogs.add({
    id: state.nextHexId(),
    hookId: hook.id,
    loggedAt: created,
    statusId: taken ? 1 : 3,
    request: { method: 'POST', body: data },
    response: answer,
  });
  return reply.code(answer.status).type('text/plain').send(answer.body);
}

/** The fields of a JSON object; anything else is one value, as text. */
function dataIn(body: Buffer): Json {
  const text = body.toString();
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // Any text may be delivered.
  }
  return { value: text };
}
