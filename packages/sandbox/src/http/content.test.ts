import { apiToken, createMakeClient, endpoint, group } from '@makegate/client';
import type { Endpoint, MakeClient } from '@makegate/client';
import { z } from 'zod';
import type { Handlers } from '../call.js';
import { createMovableClock } from '../movable-clock.js';
import { routesOf } from '../route.js';
import { startActivity } from '../runs/activity.js';
import { seedZone } from '../seed/seed.js';
import { zoneState } from '../zone-state.js';
import { createFaults } from './faults.js';
import { createJournal } from './journal.js';
import { createQuota } from './quota.js';
import { createApiServer } from './server.js';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const Changed = z.looseObject({ changed: z.boolean() });
const common = { scopes: [], effect: 'update' } as const;

const drawer = group('drawer', {
  setIcon: endpoint({
    ...common,
    method: 'PUT',
    path: '/drawer/icon',
    contentType: 'image/png',
    content: { icon: Bytes },
    reply: Changed,
  }),
  getIcon: endpoint({ ...common, method: 'GET', path: '/drawer/icon', replyType: 'image/png', reply: Bytes }),
  setCode: endpoint({
    ...common,
    method: 'PUT',
    path: '/drawer/code',
    contentType: 'application/jsonc',
    content: { code: z.string() },
    reply: Changed,
  }),
  getCode: endpoint({
    ...common,
    method: 'GET',
    path: '/drawer/code',
    replyType: 'application/jsonc',
    reply: z.string(),
  }),
});

function handlers(): Handlers<typeof drawer> {
  let icon = new Uint8Array();
  let code = '';
  return {
    setIcon: ({ args }) => {
      icon = new Uint8Array(args.icon);
      return { changed: true };
    },
    getIcon: () => icon,
    setCode: ({ args }) => {
      code = args.code;
      return { changed: true };
    },
    getCode: () => code,
  };
}

let make: MakeClient;
let address: string;
let secret: string;
let close: () => Promise<unknown>;

beforeEach(async () => {
  const { state, apiToken: token } = seedZone({ seed: 1, now: () => 0, apiLimit: 60, onDemandScenarios: 0 });
  const clock = createMovableClock(() => 0);
  const activity = startActivity({ state, clock, runDurationMs: 1, responsiveWaitMs: 1, zoneUrl: () => '' });
  const app = createApiServer({
    routes: routesOf<Readonly<Record<string, Endpoint>> & typeof drawer>(drawer, handlers()),
    state,
    activity,
    journal: createJournal(),
    faults: createFaults(() => 0),
    quota: createQuota({
      window: 'clock',
      windowMs: 1,
      enforced: false,
      limits: { of: () => 0, set: () => undefined },
      now: () => 0,
    }),
    clock,
    kept: zoneState({ state, clock, seeded: () => state, replaced: () => activity.resume() }),
    certificate: undefined,
    url: () => '',
    owner: 0,
  });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  secret = token.secret;
  make = createMakeClient({ zone: { url: address }, credential: apiToken(secret) });
  close = async () => {
    activity.close();
    await app.close();
  };
});

afterEach(() => close());

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${address}/api/v2${path}`, { ...init, headers: { authorization: `Token ${secret}` } });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, type: answer.headers.get('content-type'), bytes };
}

test('bytes come back as they were sent, also those that are no text', async () => {
  const icon = Uint8Array.from({ length: 512 }, (_, at) => (at * 7) % 256);
  await expect(make.call(drawer.setIcon, { icon })).resolves.toEqual({ changed: true });
  await expect(make.call(drawer.getIcon, {})).resolves.toEqual(icon);
  await expect(ask('/drawer/icon')).resolves.toEqual({ status: 200, type: 'image/png', bytes: icon });
});

test.each([
  ['comments and white space', '// first\r\n{ "a" : 1, /* b */ }\n\n'],
  ['a byte order mark and characters of every width', '\uFEFF{"é":"漢字 🙂"}'],
  ['nothing at all', ''],
])('text comes back as it was sent: %s', async (_, code) => {
  await make.call(drawer.setCode, { code });
  await expect(make.call(drawer.getCode, {})).resolves.toBe(code);
  const type = 'application/jsonc; charset=utf-8';
  await expect(ask('/drawer/code')).resolves.toEqual({ status: 200, type, bytes: new TextEncoder().encode(code) });
});

test('text with half a character never leaves, for it could not come back', async () => {
  await expect(make.call(drawer.setCode, { code: 'a\uD83D' })).rejects.toMatchObject({ code: 'arguments_invalid' });
});

test('a body that is no text is refused where text is wanted', async () => {
  const { status, bytes } = await ask('/drawer/code', { method: 'PUT', body: Uint8Array.of(0x61, 0xff) });
  expect(status).toBe(400);
  expect(new TextDecoder().decode(bytes)).toContain('The request body is not UTF-8 text.');
});
