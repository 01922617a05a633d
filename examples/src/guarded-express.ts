/** An Express app behind the guard: `node guarded-express.js`, then ask http://127.0.0.1:3000/login eleven times. */
import { clientAddress, headersOf, memoryLimiter, problemOf } from '@makegate/ratelimit';
import type { Policy, RateLimiter } from '@makegate/ratelimit';
import express from 'express';
import type { Express, RequestHandler } from 'express';

const minuteMs = 60_000;
const policies: readonly Policy[] = [
  { name: 'sign-in', key: ['ip'], effects: ['sign-in'], quota: 10, windowMs: minuteMs, whenStoreFails: 'local' },
  { name: 'address', key: ['ip'], quota: 300, windowMs: minuteMs, whenStoreFails: 'open' },
  { name: 'burst', key: ['ip'], quota: 30, windowMs: 3_000, counting: 'bucket', whenStoreFails: 'open' },
];

/** Refuses before any work is done, and tells every client how it stands. */
const guarded =
  (limiter: RateLimiter, effect: string, trustedHops: number): RequestHandler =>
  async (request, response, next) => {
    const forwarded = request.headers['x-forwarded-for'];
    const ip = clientAddress({ socket: request.socket.remoteAddress ?? '', forwarded, trustedHops });
    const decision = await limiter.consume({ effect, ip, principal: undefined });
    response.set(headersOf(decision));
    if (decision.allowed) return next();
    const problem = problemOf(decision);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };

/** With one proxy of your own in front of it, `trustedHops` is 1. */
export function guardedApp(trustedHops: number): Express {
  const limiter = memoryLimiter(policies);
  const app = express();
  app.post('/login', guarded(limiter, 'sign-in', trustedHops), (_request, response) => void response.send('welcome'));
  app.get('/', guarded(limiter, 'read', trustedHops), (_request, response) => void response.send('hello'));
  return app;
}

if (process.argv[1] === import.meta.filename) guardedApp(0).listen(3000, '127.0.0.1');
