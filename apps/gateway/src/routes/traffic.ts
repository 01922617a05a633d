import { setTimeout as passed } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** So long after the last request was served, whoever chooses among replicas has found another one. */
const quietMs = 500;

/** How long an end is put off for somebody who keeps sending requests. */
const longestGraceMs = 5_000;

const lookEveryMs = 20;

/** The requests that listeners have not answered yet, so that an end does not cut them off. */
export interface Traffic {
  /** Counts the requests of a listener, but not the streams that last for as long as a session. */
  count(app: FastifyInstance): void;
  /** Sessions were let go: requests that were sent here for them may still be on their way. */
  expect(): void;
  /** Resolves when nothing is under way any more and nobody relies on this process, after `limitMs` at the latest. */
  settled(limitMs: number): Promise<void>;
}

/** `now` is only compared with itself, in milliseconds. */
export function countTraffic(now: () => number = () => performance.now()): Traffic {
  let open = 0;
  let lastServedMs = Number.NEGATIVE_INFINITY;
  return {
    count(app) {
      app.addHook('onRequest', (request, reply, done) => {
        if (request.method === 'GET') return done();
        open += 1;
        reply.raw.once('close', () => {
          open -= 1;
          // Whoever is refused looks for another replica.
          if (reply.statusCode < 400) lastServedMs = now();
        });
        done();
      });
    },
    expect: () => void (lastServedMs = now()),
    async settled(limitMs) {
      const begunMs = now();
      const spentMs = (): number => now() - begunMs;
      const awaited = (): boolean =>
        open > 0
          ? spentMs() < limitMs
          : now() - lastServedMs < quietMs && spentMs() < Math.min(limitMs, longestGraceMs);
      while (awaited()) await passed(lookEveryMs);
    },
  };
}
