import { endpoint, group } from '@makegate/client';
import { z } from 'zod';
import type { Handlers } from './call.js';
import { createMovableClock } from './movable-clock.js';
import { routesOf } from './route.js';
import { seedZone } from './seed/seed.js';
import { createRuns } from './runs/runs.js';

const things = group('things', {
  get: endpoint({
    method: 'GET',
    path: '/things/:thingId',
    scopes: [],
    effect: 'read',
    params: { thingId: z.int() },
    query: { cols: z.array(z.string()).optional() },
    reply: z.looseObject({ thing: z.looseObject({ id: z.number(), name: z.string() }) }),
  }),
});

const handlers: Handlers<typeof things> = { get: ({ args }) => ({ thing: { id: args.thingId, name: 'one' } }) };

function caller() {
  const { state, apiToken: token } = seedZone({ seed: 1, now: () => 0, apiLimit: 60, onDemandScenarios: 0 });
  const runs = createRuns({
    state,
    clock: createMovableClock(() => 0),
    runDurationMs: 1,
    responsiveWaitMs: 1,
    zoneUrl: () => '',
  });
  return { state, token, runs, url: '' };
}

test('a handler gets its arguments decoded, and its reply loses the columns nobody asked for', async () => {
  const [route] = routesOf(things, handlers);
  const received = { params: { thingId: '7' }, query: { cols: 'id' }, body: undefined };
  await expect(route?.answer(received, caller())).resolves.toEqual({ thing: { id: 7 } });
});

test('arguments that will not do never reach the handler', async () => {
  const [route] = routesOf(things, handlers);
  const received = { params: { thingId: 'seven' }, query: {}, body: undefined };
  await expect(route?.answer(received, caller())).rejects.toMatchObject({
    status: 400,
    body: { code: 'SC400', detail: 'Validation failed for 1 parameter(s).', suberrors: [{ name: 'thingId' }] },
  });
});

test('a handler that is missing or answers something else does not compile', () => {
  // @ts-expect-error: the handler of `get` is missing.
  const missing: Handlers<typeof things> = {};
  // @ts-expect-error: the name of the thing is missing.
  const misshapen: Handlers<typeof things> = { get: () => ({ thing: { id: 1 } }) };
  // @ts-expect-error: there is no such argument.
  const mistaken: Handlers<typeof things> = { get: ({ args }) => ({ thing: { id: args.id, name: '' } }) };
  expect([missing, misshapen, mistaken]).toHaveLength(3);
});
