import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { scenarios } from '../src/endpoints/scenarios.js';
import { loadGot } from '../src/exchange.js';
import type { MakeClient } from '../src/index.js';
import { createMakeClient, apiToken } from '../src/index.js';
import type { Answer } from './foreign-server.js';
import { against, errorOf, foreignServer, json, page, text, token, withServer } from './foreign-server.js';

const marker = 'query-marker-8417';
const read = (make: MakeClient) => make.scenarios.get({ scenarioId: 7, cols: [marker] });
const write = (make: MakeClient) => make.scenarios.run({ scenarioId: 7 });
const create = (make: MakeClient) => make.folders.create({ teamId: 1, name: 'A' });
const safeWrite = (make: MakeClient) => make.scenarios.start({ scenarioId: 7 });

/** Everything that could be printed, logged or sent on of an error. */
const shown = (error: unknown) =>
  [
    JSON.stringify(error),
    inspect(error, { depth: 10, showHidden: true }),
    error instanceof Error ? `${error.stack} ${error.message}` : '',
  ].join('\n');

async function failure(answer: Answer, call: (make: MakeClient) => Promise<unknown>, options = {}): Promise<unknown> {
  let error: unknown;
  await against(
    answer,
    async (make) => {
      error = await errorOf(call(make));
    },
    options,
  );
  expect(shown(error)).not.toContain(token);
  expect(shown(error)).not.toContain(marker);
  return error;
}

const refusal = { message: 'Class name', detail: 'Why it is so.', code: 'SC000' };

test.each([
  [400, 'SC400', 'make_invalid'],
  [401, 'IM102', 'make_unauthorized'],
  [402, 'SC402', 'make_plan'],
  [403, 'SC403', 'make_forbidden'],
  [404, 'IM304', 'make_not_found'],
  [400, 'IM304', 'make_not_found'],
  [406, 'IM004', 'make_confirmation_required'],
  [409, 'X', 'make_conflict'],
  [413, 'X', 'make_invalid'],
  [418, 'X', 'make_rejected'],
  [422, 'IM016', 'make_conflict'],
  [422, 'IM005', 'make_invalid'],
  [424, 'X', 'make_third_party'],
  [500, 'X', 'make_failed'],
])('a %i with %s is %s and keeps all that Make says', async (status, makeCode, code) => {
  const body = {
    ...refusal,
    code: makeCode,
    suberrors: [{ name: 'teamId', message: 'is missing' }],
    metadata: { a: 1 },
  };
  expect(await failure(json(status, body), write)).toMatchObject({
    name: 'MakeApiError',
    code,
    status,
    makeCode,
    detail: 'Why it is so.',
    suberrors: [{ name: 'teamId', message: 'is missing' }],
    metadata: { a: 1 },
    endpoint: 'scenarios.run',
    retryable: false,
    message: expect.stringContaining(`answered ${status} to scenarios.run: Why it is so; teamId: is missing. `),
  });
});

test('a 403 names the scopes that the call needs', async () => {
  expect(await failure(json(403, refusal), read)).toMatchObject({
    message: expect.stringContaining('Scope: scenarios:read.'),
  });
});

test('a failure of Make or of a third party may be retried only where repeating is safe', async () => {
  expect(await failure(json(500, refusal), read)).toMatchObject({ code: 'make_failed', retryable: true });
  expect(await failure(json(424, refusal), safeWrite)).toMatchObject({ code: 'make_third_party', retryable: true });
  expect(await failure(json(424, refusal), write)).toMatchObject({ code: 'make_third_party', retryable: false });
});

test('a short sentence of plain text is the detail, a page never is', async () => {
  expect(await failure(text(403, 'error code: 1010'), read)).toMatchObject({ detail: 'error code: 1010' });
  const error = await failure(page(404), read);
  expect(error).toMatchObject({ code: 'make_not_found', detail: undefined });
  expect(shown(error)).not.toContain('Example Ltd');
});

test('an error that quotes the token is shown without it', async () => {
  const error = await failure((response, received, request) => {
    json(400, { detail: `Bad header ${received.headers.authorization}` })(response, received, request);
  }, read);
  expect(error).toMatchObject({ code: 'make_invalid', detail: 'Bad header Token …' });
});

test('a part of the work that quotes the token is shown without it, in the message and in the reply', async () => {
  const escaped = token.replace('3', '\\u0033');
  const answer = text(
    200,
    `{"keys":["a"],"error":{"name":"IM001","message":"Not by ${token}"},"${token}":"${escaped}"}`,
  );
  expect(await failure(answer, deleteTwo)).toMatchObject({
    code: 'make_partial',
    detail: 'Not by …',
    message: expect.stringContaining('Not by …'),
    reply: { keys: ['a'], error: { name: 'IM001', message: 'Not by …' }, '…': '…' },
  });
});

test('a success keeps what it says, the token included', async () => {
  const answer = json(200, { scenario: { id: 7, name: token } });
  await against(answer, async (make) => {
    expect((await read(make)).scenario.name).toBe(token);
  });
});

const quoting =
  (status: number, quote: (url: string) => string): Answer =>
  (response, received, request) =>
    text(status, quote(received.url))(response, received, request);

test.each<[string, number, (url: string) => string]>([
  ['as it came', 404, (url) => `Cannot GET ${url}`],
  ['decoded', 404, (url) => `Cannot GET ${decodeURIComponent(url)}`],
  ['whole', 429, (url) => `Too many for https://make.example.com${url}.`],
  ['in JSON', 400, (url) => JSON.stringify({ detail: `No ${url}`, metadata: { url }, suberrors: [{ message: url }] })],
  ['in JSON, escaped', 400, (url) => JSON.stringify({ detail: `No ${url}` }).replaceAll('q', '\\u0071')],
])('an error that quotes the URL %s is shown without the query', async (_, status, quote) => {
  const error = await failure(quoting(status, quote), read);
  expect(shown(error)).toContain('/api/v2/scenarios/7');
});

test.each([
  ['text, with no hint', text(429, 'Requests limit for organization exceeded, please try again later.'), 60_000],
  ['JSON, with seconds', json(429, { message: 'Too many' }, { 'retry-after': '3' }), 3_000],
])('a 429 as %s says how long to wait', async (_, answer, retryAfterMs) => {
  for (const call of [read, write]) {
    expect(await failure(answer, call)).toMatchObject({
      name: 'MakeUnavailableError',
      code: 'make_rate_limited',
      retryAfterMs,
      retryable: true,
      status: 429,
      message: expect.stringContaining(`${retryAfterMs / 1000} s`),
    });
  }
});

test('a 503 was turned away at the door, so that even a run may be tried again', async () => {
  for (const call of [read, write]) {
    expect(await failure(text(503, 'down'), call)).toMatchObject({
      code: 'make_unavailable',
      retryable: true,
      status: 503,
      retryAfterMs: undefined,
    });
  }
});

test('a 503 that says how long to wait is passed on', async () => {
  for (const call of [read, write]) {
    expect(await failure(text(503, 'down', { 'retry-after': '20' }), call)).toMatchObject({
      code: 'make_unavailable',
      retryAfterMs: 20_000,
      message: expect.stringContaining('20 s'),
    });
  }
});

test.each([502, 504, 522])('behind a %i page a read may be tried again and a run may have happened', async (status) => {
  expect(await failure(page(status), read)).toMatchObject({ code: 'make_unavailable', retryable: true, status });
  expect(await failure(page(status), safeWrite)).toMatchObject({ code: 'make_unavailable', retryable: true });
  expect(await failure(page(status), write)).toMatchObject({ code: 'outcome_unknown', retryable: false });
});

test.each([
  ['a page', page(200)],
  ['broken JSON', text(200, '{"scenario":')],
  ['JSON that ends early', text(200, '{"scenario":{"id":7', { 'content-type': 'application/json' })],
])('a success that is %s is unreadable, and after a run the outcome is unknown', async (_, answer) => {
  const error = await failure(answer, read);
  expect(error).toMatchObject({ code: 'make_reply_unreadable', retryable: false, status: 200 });
  expect(error).toMatchObject({ message: expect.stringContaining('Check the zone') });
  expect(shown(error)).not.toContain('Example Ltd');
  expect(await failure(answer, write)).toMatchObject({ code: 'outcome_unknown' });
});

test('a success of another shape names the endpoint and the field, and no value', async () => {
  const error = await failure(json(200, { scenario: { id: 'value-4711', name: 'A' } }), read);
  expect(error).toMatchObject({
    code: 'make_reply_unexpected',
    retryable: false,
    endpoint: 'scenarios.get',
    message: expect.stringMatching(/scenario\.id.*\(scenarios\.get\)/),
  });
  expect(shown(error)).not.toContain('value-4711');
});

test('a success of another shape leaves the outcome of a run unknown, with the status that came', async () => {
  const answer = json(201, { execution: 7 });
  expect(await failure(answer, read)).toMatchObject({ code: 'make_reply_unexpected', status: 201 });
  expect(await failure(answer, safeWrite)).toMatchObject({ code: 'make_reply_unexpected', status: 201 });
  expect(await failure(answer, write)).toMatchObject({
    code: 'outcome_unknown',
    status: 201,
    message: expect.stringContaining('executionId'),
  });
});

const deleteTwo = (make: MakeClient) => make.dataStoreRecords.deleteMany({ dataStoreId: 3, keys: ['a', 'b'] });

test('a 200 that did only a part is an error with the reply', async () => {
  const reply = { keys: ['a'], error: { name: 'IM001', message: 'The second one is locked.' } };
  expect(await failure(json(200, reply), deleteTwo)).toMatchObject({
    code: 'make_partial',
    status: 200,
    makeCode: 'IM001',
    detail: 'The second one is locked.',
    reply,
  });
});

test('an error inside the reply of a read is no error of the call', async () => {
  await against(json(200, { status: 'ERROR', error: { name: 'X', message: 'Y' } }), async (make) => {
    expect(await make.executions.get({ scenarioId: 1, executionId: 'e' })).toMatchObject({ status: 'ERROR' });
  });
});

test('of a 30 MB reply no more is read than allowed', async () => {
  let written = 0;
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  const large: Answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = () => {
      if (response.destroyed || written >= 30 * chunk.length) response.end();
      else response.write(chunk, more);
      written += chunk.length;
    };
    more();
  };
  expect(await failure(large, read)).toMatchObject({ code: 'make_reply_too_large', retryable: false });
  expect(written).toBeLessThan(25 * chunk.length);
});

const bomb: Answer = (response) =>
  response
    .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    .end(gzipSync(Buffer.alloc(30 * 1024 * 1024)));

test('a reply is measured after decompression', async () => {
  expect(await failure(bomb, read)).toMatchObject({
    code: 'make_reply_too_large',
    message: expect.stringContaining('maxReplyBytes'),
  });
  expect(await failure(bomb, write)).toMatchObject({ code: 'outcome_unknown' });
});

test('a large error page is still the error of its status', async () => {
  const answer = text(404, 'x'.repeat(5_000));
  expect(await failure(answer, read, { maxReplyBytes: 1_000 })).toMatchObject({ code: 'make_not_found' });
});

const resetBefore: Answer = (_, __, request) => void request.socket.resetAndDestroy();
const resetWithin: Answer = (response, _, request) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"scenario":', () => request.socket.resetAndDestroy());
};
const endWithin: Answer = (response, _, request) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"scenario":', () => request.socket.end());
};

test.each([
  ['reset before the reply', resetBefore],
  ['reset within the reply', resetWithin],
  ['ended within the reply', endWithin],
])(
  'a connection that is %s may be retried where repeating is safe, and otherwise leaves the outcome unknown',
  async (_, answer) => {
    expect(await failure(answer, read)).toMatchObject({ code: 'make_unavailable', retryable: true });
    expect(await failure(answer, safeWrite)).toMatchObject({ code: 'make_unavailable', retryable: true });
    expect(await failure(answer, write)).toMatchObject({
      code: 'outcome_unknown',
      repeat: 'never',
      endpoint: 'scenarios.run',
    });
    expect(await failure(answer, create)).toMatchObject({
      code: 'outcome_unknown',
      repeat: 'verify',
      message: expect.stringContaining('List or get the folders'),
    });
  },
);

test('a refused connection never reached Make, so that even a run may be tried again', async () => {
  const server = await foreignServer(json(200, {}));
  await server.close();
  const make = createMakeClient({ zone: { url: server.url }, credential: apiToken(token), resilience: false });
  for (const call of [read, write]) {
    const error = await errorOf(call(make));
    expect(error).toMatchObject({ code: 'make_unavailable', reason: 'ECONNREFUSED', retryable: true });
    expect(shown(error)).not.toContain(token);
    expect(shown(error)).not.toContain(marker);
  }
});

test('a host without an address, and a server without TLS, never reached Make either', async () => {
  // No name may have a label this long, so that the lookup fails without asking anybody.
  const nowhere = createMakeClient({ zone: { url: `https://${'a'.repeat(64)}.invalid` }, credential: apiToken(token) });
  expect(await errorOf(write(nowhere))).toMatchObject({ code: 'make_unavailable', retryable: true });
  await withServer(json(200, {}), async ({ url }) => {
    const insecure = createMakeClient({ zone: { url: url.replace('http', 'https') }, credential: apiToken(token) });
    expect(await errorOf(write(insecure))).toMatchObject({ code: 'make_unavailable', retryable: true });
  });
});

const never: Answer = () => undefined;

const slow: Answer = (response) => void response.writeHead(200).write('{"scenario":');

test('a 408 says that Make stopped waiting, while a run may go on', async () => {
  expect(await failure(json(408, refusal), read)).toMatchObject({ code: 'make_timeout', retryable: true, status: 408 });
  expect(await failure(json(408, refusal), write)).toMatchObject({ code: 'outcome_unknown' });
});

test('the deadline ends a slow reply', async () => {
  for (const answer of [never, slow]) {
    expect(await failure(answer, read, { deadlineMs: 80 })).toMatchObject({ code: 'make_timeout', retryable: true });
    expect(await failure(answer, write, { deadlineMs: 80 })).toMatchObject({ code: 'outcome_unknown' });
  }
});

test.each([Number.NaN, 0, -1, 2 ** 31, Infinity])(
  'a deadline of %d ms is refused before anything is sent',
  async (deadlineMs) => {
    const issues = [{ path: 'deadlineMs', reason: expect.stringContaining('2147483647') }];
    await against(json(200, {}), async (make, server) => {
      const calls = [
        make.scenarios.get({ scenarioId: 7 }, { deadlineMs }),
        make.request({ method: 'GET', path: '/x' }, { deadlineMs }),
        make.each(scenarios.list, { teamId: 1 }, { deadlineMs }).next(),
      ];
      for (const call of calls) expect(await errorOf(call)).toMatchObject({ code: 'arguments_invalid', issues });
      expect(server.received).toEqual([]);
    });
    const zone = 'eu1.make.com';
    expect(() => createMakeClient({ zone, credential: apiToken(token), deadlineMs })).toThrow(
      expect.objectContaining({ code: 'arguments_invalid', endpoint: 'createMakeClient', issues }),
    );
  },
);

const impatient = (make: MakeClient) => make.users.me({}, { deadlineMs: 80 });

test('a deadline of the call goes before that of the client', async () => {
  expect(await failure(never, impatient)).toMatchObject({ code: 'make_timeout' });
});

test('the deadline ends the wait for a renewed token too', async () => {
  const credential = { kind: 'oauth', secret: () => new Promise<string>(() => undefined) } as const;
  expect(await failure(json(200, {}), write, { deadlineMs: 80, credential })).toMatchObject({ code: 'make_timeout' });
});

test('an error of the credential travels untouched', async () => {
  const broken = new Error('The vault is closed.');
  const credential = { kind: 'oauth', secret: () => Promise.reject(broken) } as const;
  expect(await failure(json(200, {}), write, { credential })).toBe(broken);
});

test("the caller's signal ends the wait with its own reason", async () => {
  const reason = new Error('The user went away.');
  for (const call of [read, write]) {
    const controller = new AbortController();
    const answer: Answer = () => controller.abort(reason);
    const withSignal = (make: MakeClient) =>
      call === read
        ? make.scenarios.get({ scenarioId: 7 }, { signal: controller.signal })
        : make.scenarios.run({ scenarioId: 7 }, { signal: controller.signal });
    expect(await failure(answer, withSignal)).toBe(reason);
  }
});

test('a signal that lives on keeps nothing of the calls it was given to', async () => {
  const { signal } = new AbortController();
  await against(json(200, { authUser: { id: 1, name: 'Ada', email: 'ada@example.com' } }), async (make) => {
    for (let call = 0; call < 3; call += 1) await make.users.me({}, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

test('a signal that was cancelled before sends nothing', async () => {
  await against(json(200, {}), async (make, server) => {
    expect(await errorOf(make.users.me({}, { signal: AbortSignal.abort() }))).toMatchObject({ name: 'AbortError' });
    expect(server.received).toEqual([]);
  });
});

test('a redirect to another host is refused and gets no request', async () => {
  await withServer(json(200, { scenario: { id: 7, name: 'A' } }), async (other) => {
    const answer: Answer = (response) => response.writeHead(307, { location: `${other.url}/x` }).end();
    for (const call of [read, write]) {
      expect(await failure(answer, call)).toMatchObject({
        code: 'make_redirect_refused',
        retryable: false,
        status: 307,
      });
    }
    expect(other.received).toEqual([]);
  });
});

const moved: Answer = (response, received, request) => {
  if (received.url === '/moved') json(200, { scenario: { id: 7, name: 'A' } })(response, received, request);
  else response.writeHead(302, { location: '/moved' }).end();
};

const circle: Answer = (response) => response.writeHead(302, { location: '/circle' }).end();

test('a redirect on the same host is followed, but not for ever', async () => {
  await against(moved, async (make) => {
    expect((await read(make)).scenario.name).toBe('A');
  });
  expect(await failure(circle, read)).toMatchObject({ code: 'make_redirect_refused' });
});

test.each([301, 302, 303])('a POST is not turned into a GET by a %i', async (status) => {
  await against(
    (response) => response.writeHead(status, { location: '/elsewhere' }).end(),
    async (make, server) => {
      await errorOf(write(make));
      expect(server.received.map(({ method }) => method)).toEqual(['POST']);
    },
  );
});

test.each([302, 303])('a refused %i may be the answer to work that was done', async (status) => {
  const answer: Answer = (response) => response.writeHead(status, { location: '/elsewhere' }).end();
  expect(await failure(answer, write)).toMatchObject({ code: 'outcome_unknown', status });
  expect(await failure(answer, create)).toMatchObject({ code: 'outcome_unknown', repeat: 'verify', status });
  expect(await failure(answer, safeWrite)).toMatchObject({ code: 'make_redirect_refused', retryable: false, status });
});

test("what would be every object's own name is a code of Make's like any other", async () => {
  for (const makeCode of ['constructor', 'toString', '__proto__']) {
    expect(await failure(json(404, { ...refusal, code: makeCode }), read)).toMatchObject({
      code: 'make_not_found',
      makeCode,
    });
  }
});

test('what requests are sent with repeats nothing', async () => {
  let calls = 0;
  const answer: Answer = (response, received, request) => {
    calls += 1;
    (calls === 1 ? resetBefore : json(200, {}))(response, received, request);
  };
  const got = await loadGot();
  await withServer(answer, async ({ url }) => {
    expect(await errorOf(got(url))).toMatchObject({ code: 'ECONNRESET' });
    expect(calls).toBe(1);
  });
});

test('a failed call is never repeated by the client itself', async () => {
  for (const answer of [resetBefore, json(500, refusal), json(429, refusal, { 'retry-after': '0' })]) {
    await against(answer, async (make, server) => {
      await errorOf(read(make));
      expect(server.received).toHaveLength(1);
    });
  }
});

test('the next call works after a failed one', async () => {
  let first = true;
  const answer: Answer = (response, received, request) => {
    const broken = first;
    first = false;
    (broken ? resetWithin : json(200, { scenario: { id: 7, name: 'A' } }))(response, received, request);
  };
  await against(answer, async (make) => {
    await errorOf(read(make));
    expect((await read(make)).scenario.id).toBe(7);
  });
});
