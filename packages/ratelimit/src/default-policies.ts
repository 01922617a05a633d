import type { Policy } from './policy.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * A start for a server with several people: 10 sign-ins a minute from one address, and in an hour 1000 calls of one tenant;
 * of one principal 300 plain calls, of which 100 run something, 100 sensitive ones (deletes, and what shows or sets secrets)
 * and 500 administrative ones. A principal's add up to less than their tenant's, so nobody can spend it alone. Without the
 * store only the plain calls go on. Copy and change what does not fit.
 */
export const defaultPolicies: readonly Policy[] = [
  { name: 'sign-in', key: ['ip'], effects: ['sign-in'], quota: 10, windowMs: minuteMs, whenStoreFails: 'closed' },
  { name: 'tenant', key: ['tenant'], quota: 1000, windowMs: hourMs, whenStoreFails: 'open' },
  {
    name: 'plain',
    key: ['principal'],
    effects: ['read', 'create', 'update', 'run'],
    quota: 300,
    windowMs: hourMs,
    whenStoreFails: 'open',
  },
  { name: 'run', key: ['principal'], effects: ['run'], quota: 100, windowMs: hourMs, whenStoreFails: 'open' },
  {
    name: 'sensitive',
    key: ['principal'],
    effects: ['delete', 'secret'],
    quota: 100,
    windowMs: hourMs,
    whenStoreFails: 'closed',
  },
  { name: 'admin', key: ['principal'], effects: ['admin'], quota: 500, windowMs: hourMs, whenStoreFails: 'closed' },
];
