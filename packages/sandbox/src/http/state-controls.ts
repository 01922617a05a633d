import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { FastifyInstance } from 'fastify';
import { reasonOf } from '../reason.js';
import type { ReadState, StateReader } from '../state/import.js';
import type { KeptState } from '../zone-state.js';
import { requireJson } from './controls.js';
import { badRequest } from './refusal.js';
import type { Refusal } from './refusal.js';

/** Not part of Make: how other processes take the zone's state away, put another in its place, and begin again. */
export function addStateControls(app: FastifyInstance, kept: KeptState): void {
  app.get('/_sandbox/state', (_request, reply) =>
    reply.type('application/jsonl').send(Readable.from(chunks(kept.lines()), { objectMode: false })),
  );
  app.post('/_sandbox/reset', { onRequest: requireJson }, (_request, reply) => {
    kept.reset();
    return reply.code(204).send();
  });
  void app.register(async (importing) => {
    importing.removeAllContentTypeParsers();
    importing.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    importing.put('/_sandbox/state', async ({ raw }, reply) => {
      kept.replace(await readState(raw, kept.reader()));
      return reply.code(204).send();
    });
  });
}

const chunkLength = 65_536;

/** Fewer, larger pieces: a stream has more to do per piece than a line is worth. */
function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** Rejects with the refusal that names the first bad line, after the whole body, so that its sender gets to read it. */
function readState(body: IncomingMessage, reader: StateReader): Promise<ReadState> {
  return new Promise((resolve, reject) => {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    let problem: Refusal | undefined;
    const take = (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) reader.take(line);
    };
    const attempt = <Result>(step: () => Result): Result | undefined => {
      try {
        return problem ? undefined : step();
      } catch (error) {
        problem = badRequest(reasonOf(error));
        return undefined;
      }
    };
    body.on('data', (bytes: Buffer) => attempt(() => take(decoder.write(bytes))));
    body.once('error', reject);
    body.once('end', () => {
      attempt(() => take(`${decoder.end()}\n`));
      const state = attempt(() => reader.state());
      if (state) resolve(state);
      else reject(problem);
    });
  });
}
