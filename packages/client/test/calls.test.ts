import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { endpoint, group } from '../src/endpoint.js';
import { scenarios } from '../src/endpoints/scenarios.js';
import type { ExchangeReport, RawRequest } from '../src/index.js';
import { apiToken, createMakeClient } from '../src/index.js';
import { against, errorOf, json, page, text, token } from './foreign-server.js';

const scenario = { id: 7, name: 'Orders', isActive: true, scheduling: { type: 'on-demand' }, newField: { a: [1] } };

test('sends the token, our name and the encoded query, and keeps fields it does not know', async () => {
  await against(
    json(200, { scenarios: [scenario], pg: { limit: 5 }, other: 1 }),
    async (make, server) => {
      const reply = await make.scenarios.list({ teamId: 1, cols: ['id', 'name'], pg: { limit: 5 } });
      expect(reply).toEqual({ scenarios: [scenario], pg: { limit: 5 }, other: 1 });
      const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
      expect(server.received).toEqual([
        expect.objectContaining({
          method: 'GET',
          url: '/api/v2/scenarios?teamId=1&cols%5B%5D=id&cols%5B%5D=name&pg%5Blimit%5D=5',
          headers: expect.objectContaining({
            accept: 'application/json',
            authorization: `Token ${token}`,
            'user-agent': `makegate-test/9 makegate-client/${version}`,
          }),
          body: '',
        }),
      ]);
    },
    { userAgent: 'makegate-test/9' },
  );
});

test('sends an access token as Bearer and asks for it again with every call', async () => {
  let calls = 0;
  const renewed = { kind: 'oauth', secret: async () => `token-${(calls += 1)}` } as const;
  await against(
    json(200, { authorization: { scope: ['user:read'] } }),
    async (make, server) => {
      await make.users.currentAuthorization();
      await make.users.currentAuthorization();
      expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    },
    { credential: renewed },
  );
});

test('sends the id of what a request belongs to, and no header without one', async () => {
  const ids = ['c-1', undefined];
  await against(
    json(200, { scenario }),
    async (make, server) => {
      await make.scenarios.get({ scenarioId: 7 });
      await make.scenarios.get({ scenarioId: 7 });
      expect(server.received.map(({ headers }) => headers['x-request-id'])).toEqual(['c-1', undefined]);
    },
    { correlationId: () => ids.shift() },
  );
});

test('tells of each request when it is over, without its ids, and does not mind a listener that throws', async () => {
  const reports: ExchangeReport[] = [];
  const onExchange = (report: ExchangeReport): void => {
    reports.push(report);
    throw new Error('not today');
  };
  const cancel = new AbortController();
  const answers = [
    json(200, { scenario }),
    json(404, {}),
    json(302, {}, { location: 'https://elsewhere.example/' }),
    json(200, {}),
    (response: ServerResponse) => response.destroy(),
    () => {},
    () => cancel.abort(),
  ];
  await against(
    (...exchanged) => answers.shift()?.(...exchanged),
    async (make) => {
      expect((await make.scenarios.get({ scenarioId: 7 })).scenario.id).toBe(7);
      await errorOf(make.scenarios.get({ scenarioId: 8 }));
      await errorOf(make.scenarios.get({ scenarioId: 9 }));
      await make.request({ method: 'GET', path: '/scenarios/10/secret' });
      await errorOf(make.users.me());
      await errorOf(make.users.me({}, { deadlineMs: 30 }));
      await errorOf(make.users.me({}, { signal: cancel.signal }));
      await errorOf(make.users.me({}, { signal: cancel.signal }));
    },
    { onExchange },
  );
  expect(reports.map((report) => [report.endpoint, report.status])).toEqual([
    ['scenarios.get', 200],
    ['scenarios.get', 404],
    ['scenarios.get', 302],
    ['raw', 200],
    ['users.me', 'lost'],
    ['users.me', 'late'],
    ['users.me', 'cancelled'],
  ]);
  expect(reports.every(({ durationMs }) => durationMs > 0 && durationMs < 5_000)).toBe(true);
});

test('a method and the call of its endpoint are the same', async () => {
  await against(json(200, { scenario }), async (make, server) => {
    expect(await make.scenarios.get({ scenarioId: 7 })).toEqual(await make.call(scenarios.get, { scenarioId: 7 }));
    expect(server.received.map(({ url }) => url)).toEqual(['/api/v2/scenarios/7', '/api/v2/scenarios/7']);
  });
});

test('sends a body as JSON, and reads scheduling that comes back as text', async () => {
  await against(json(200, { scenario: { ...scenario, scheduling: '{"type":"once"}' } }), async (make, server) => {
    const reply = await make.scenarios.update({ scenarioId: 7, scheduling: { type: 'once' } });
    expect(reply.scenario.scheduling).toEqual({ type: 'once' });
    expect(server.received[0]).toMatchObject({ method: 'PATCH', body: '{"scheduling":"{\\"type\\":\\"once\\"}"}' });
    expect(server.received[0]?.headers['content-type']).toBe('application/json');
  });
});

test('sends a DELETE with a body when the endpoint has one, and without when it has none', async () => {
  await against(
    (response, received, request) =>
      json(200, received.body ? { keys: ['a'] } : { scenario: 7 })(response, received, request),
    async (make, server) => {
      await make.dataStoreRecords.deleteMany({ dataStoreId: 3, keys: ['a'], confirmed: true });
      await make.scenarios.delete({ scenarioId: 7 });
      expect(server.received.map(({ method, url, body }) => [method, url, body])).toEqual([
        ['DELETE', '/api/v2/data-stores/3/data?confirmed=true', '{"keys":["a"]}'],
        ['DELETE', '/api/v2/scenarios/7', ''],
      ]);
    },
  );
});

test('resolves to nothing when the reply is empty', async () => {
  await against(
    (response) => response.writeHead(202).end(),
    async (make) => {
      expect(await make.scenarios.replay({ scenarioId: 7, executionIds: ['e1'] })).toBeUndefined();
    },
  );
});

test('reads a compressed reply', async () => {
  await against(
    (response) =>
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(JSON.stringify({ scenario }))),
    async (make) => {
      expect((await make.scenarios.get({ scenarioId: 7 })).scenario.name).toBe('Orders');
    },
  );
});

test('keeps no cookie and no copy between calls', async () => {
  const headers = { 'set-cookie': 'session=1', 'cache-control': 'max-age=600' };
  await against(json(200, { scenario }, headers), async (make, server) => {
    await make.scenarios.get({ scenarioId: 7 });
    await make.scenarios.get({ scenarioId: 7 });
    expect(server.received).toHaveLength(2);
    expect(server.received[1]?.headers.cookie).toBeUndefined();
  });
});

test('reuses its connection', async () => {
  const ports = new Set<number | undefined>();
  await against(
    (response, received, request) => {
      ports.add(request.socket.remotePort);
      json(200, { scenario })(response, received, request);
    },
    async (make) => {
      await make.scenarios.get({ scenarioId: 7 });
      await make.scenarios.get({ scenarioId: 7 });
      expect(ports.size).toBe(1);
    },
  );
});

test('a read-only client refuses everything that is not a read before anything is sent', async () => {
  await against(
    json(200, { results: [], scenario }),
    async (make, server) => {
      const refused = [
        make.scenarios.start({ scenarioId: 7 }),
        make.scenarios.run({ scenarioId: 7 }),
        make.scenarios.delete({ scenarioId: 7 }),
        make.connections.test({ connectionId: 7 }),
        make.request({ method: 'POST', path: '/scenarios/7/start' }),
      ];
      for (const work of refused) expect(await errorOf(work)).toMatchObject({ code: 'read_only', retryable: false });
      expect(server.received).toEqual([]);
      await make.organizations.searchExecutions({ organizationId: 1 });
      await make.request({ method: 'GET', path: '/scenarios/7' });
      expect(server.received.map(({ method }) => method)).toEqual(['POST', 'GET']);
    },
    { readOnly: true },
  );
});

test('refuses wrong arguments before anything is sent', async () => {
  await against(json(200, {}), async (make, server) => {
    const wrong: unknown = { scenarioId: 'seven' };
    expect(await errorOf(make.scenarios.get(wrong as { scenarioId: number }))).toMatchObject({
      code: 'arguments_invalid',
      issues: [{ path: 'scenarioId' }],
    });
    expect(server.received).toEqual([]);
  });
});

test('a raw request gives JSON, text or nothing, and no page', async () => {
  await against(
    (response, received, request) => {
      if (received.url.endsWith('/ping')) text(200, 'pong')(response, received, request);
      else if (received.url.endsWith('/page')) page(200)(response, received, request);
      else if (received.method === 'POST') response.writeHead(204).end();
      else json(200, { url: received.url })(response, received, request);
    },
    async (make, server) => {
      expect(await make.request({ method: 'GET', path: '/ping' })).toBe('pong');
      expect(await make.request({ method: 'GET', path: '/a%20b', query: { ids: [1, 2] } })).toEqual({
        url: '/api/v2/a%20b?ids%5B%5D=1&ids%5B%5D=2',
      });
      expect(await make.request({ method: 'POST', path: '/x', body: { a: 1 } })).toBeUndefined();
      expect(server.received.at(-1)?.body).toBe('{"a":1}');
      expect(await errorOf(make.request({ method: 'GET', path: '/page' }))).toMatchObject({
        code: 'make_reply_unreadable',
      });
    },
  );
});

const circle: Record<string, unknown> = {};
circle['again'] = circle;

test.each<[string, string, Partial<RawRequest>]>([
  ['a date in the query', 'since', { query: { since: new Date() } }],
  ['NaN in the query', 'limit', { query: { limit: Number.NaN } }],
  ['a query that holds itself', 'filter', { query: { filter: circle } }],
  ['a BigInt in the body', 'body', { method: 'POST', body: { id: 1n } }],
  ['a body that holds itself', 'body', { method: 'POST', body: circle }],
  ['a function as the body', 'body', { method: 'POST', body: () => 1 }],
])('a raw request refuses %s before anything is sent', async (_, path, part) => {
  await against(json(200, {}), async (make, server) => {
    const error = await errorOf(make.request({ method: 'GET', path: '/x', ...part }));
    expect(error).toMatchObject({ code: 'arguments_invalid', issues: [{ path: expect.stringMatching(`^${path}`) }] });
    expect(server.received).toEqual([]);
  });
});

test.each(['scenarios', '/../../login', '/a/%2e%2e/b', '/a?b=1', '/a#b', '//evil.example/x/../y', '/a b'])(
  'a raw request refuses the path %s',
  async (path) => {
    await against(json(200, {}), async (make, server) => {
      expect(await errorOf(make.request({ method: 'GET', path }))).toMatchObject({ code: 'arguments_invalid' });
      expect(server.received).toEqual([]);
    });
  },
);

test('is no promise, so that awaiting it gives the client', async () => {
  await against(json(200, { scenario }), async (make) => {
    const awaited = await Promise.resolve(make);
    expect((await awaited.scenarios.get({ scenarioId: 7 })).scenario.id).toBe(7);
    expect(await Promise.resolve(make.scenarios)).toBeDefined();
  });
});

test('a group and the client become text like any object, without a call that nobody hears of', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  try {
    await against(json(200, {}), async (make) => {
      for (const thing of [make, make.scenarios]) {
        expect(String(thing as unknown)).toBe('[object Object]');
        expect((thing as object).valueOf()).toBe(thing);
        expect(JSON.stringify(make.scenarios)).toBe('{}');
        expect(Object.hasOwn(thing, 'explode')).toBe(false);
      }
      // Rejections are called unhandled when the turn ends.
      await new Promise((resolve) => setImmediate(resolve));
    });
  } finally {
    process.off('unhandledRejection', hear);
  }
  expect(unheard).toEqual([]);
});

test('says which name does not exist', async () => {
  await against(json(200, {}), async (make) => {
    expect(() => Reflect.get(make, 'scenarois')).toThrow('There is no make.scenarois.');
    const unknownName: string = 'explode';
    const { [unknownName]: method }: Readonly<Record<string, (args: never) => Promise<unknown>>> = make.scenarios;
    const work = method ? method({} as never) : Promise.resolve();
    expect(await errorOf(work)).toEqual(new TypeError('There is no make.scenarios.explode.'));
  });
});

test('refuses a zone that is not https before a client exists', () => {
  const credential = apiToken(token);
  expect(() => createMakeClient({ zone: { url: 'http://make.example.com' }, credential })).toThrow(
    expect.objectContaining({ code: 'zone_invalid' }),
  );
});

const code = endpoint({
  method: 'PUT',
  path: '/code',
  scopes: [],
  effect: 'update',
  contentType: 'application/javascript',
  content: { code: z.string() },
  replyType: 'application/javascript',
  reply: z.string(),
});
const { put } = group('code', { put: code });

test('sends content of another type as it is, under that type, and gives the reply as it came', async () => {
  await against(text(200, '\uFEFFlet a; // é\r\n', { 'content-type': 'application/json' }), async (make, server) => {
    await expect(make.call(put, { code: '"text"' })).resolves.toBe('\uFEFFlet a; // é\r\n');
    const [{ body, headers } = { body: '', headers: {} }] = server.received;
    expect([body, headers['content-type'], headers.accept]).toEqual(['"text"', 'application/javascript', '*/*']);
  });
});

const broken = (response: ServerResponse) => response.writeHead(200).end(Uint8Array.of(0x61, 0xff));

test('a page where text is expected, and text that is none, are unreadable', async () => {
  for (const answer of [page(200), broken]) {
    await against(answer, async (make) => {
      expect(await errorOf(make.call(put, { code: '' }))).toMatchObject({ code: 'outcome_unknown', status: 200 });
    });
  }
});
