import { ask, call, converse, initialize, listing, openRaw, refusalIn, type Asked } from './fakes/ask.js';
import { addKey, closeServed, roomyLimits, serve, type Served } from './fakes/served-gateway.js';

let served: Served;
beforeAll(async () => {
  served = await serve({
    limits: { ...roomyLimits, maxBodyBytes: 10_000, headersTimeoutMs: 200, requestTimeoutMs: 400 },
  });
});
afterAll(closeServed);

const head = (line: string) => `${line} HTTP/1.1\r\nHost: ${new URL(served.url).host}\r\n`;
const asked = (question: Asked) => ask(served.url, { key: served.key, ...question });

test.each<[string, Asked, number, string, number]>([
  ['a body that is not JSON', { body: '{"jsonrpc":' }, 400, 'json_malformed', -32_700],
  ['an empty body', { body: '', headers: { 'content-type': 'application/json' } }, 400, 'json_malformed', -32_700],
  [
    'a body that is nested too deeply',
    { body: JSON.stringify({ ...listing, params: 'deep' }).replace('"deep"', '['.repeat(4_000) + ']'.repeat(4_000)) },
    400,
    'json_too_deep',
    -32_600,
  ],
  ['a batch', { body: [listing, listing] }, 400, 'batch_unsupported', -32_600],
  ['JSON that is no message', { body: { hello: 'there' } }, 400, 'message_malformed', -32_600],
  ['a message of another JSON-RPC', { body: { ...listing, jsonrpc: '1.0' } }, 400, 'message_malformed', -32_600],
  ['a request whose id is null', { body: { ...listing, id: null } }, 400, 'message_malformed', -32_600],
  ['a body over the limit', { body: { ...listing, filler: 'x'.repeat(10_000) } }, 413, 'body_too_large', -32_600],
  [
    'a body that is not called JSON',
    { body: listing, headers: { 'content-type': 'text/plain' } },
    415,
    'content_type_unsupported',
    -32_600,
  ],
  ['no body at all', {}, 415, 'content_type_unsupported', -32_600],
  [
    'a client that reads neither JSON nor events',
    { body: listing, headers: { accept: 'text/html' } },
    406,
    'not_acceptable',
    -32_600,
  ],
  [
    'a client that reads no JSON',
    { body: listing, headers: { accept: 'text/event-stream' } },
    406,
    'not_acceptable',
    -32_600,
  ],
  [
    'a GET of something else than events',
    { method: 'GET', headers: { accept: 'application/json' } },
    406,
    'not_acceptable',
    -32_600,
  ],
  ['a request without a session', { body: listing }, 400, 'session_missing', -32_600],
  ['a GET without a session', { method: 'GET' }, 400, 'session_missing', -32_600],
  ['a DELETE without a session', { method: 'DELETE' }, 400, 'session_missing', -32_600],
  [
    'an initialize without params',
    { body: { ...listing, method: 'initialize' } },
    400,
    'initialize_malformed',
    -32_602,
  ],
  ['an initialize within a session', { body: initialize(), session: 'any' }, 400, 'session_open', -32_600],
  ['a method that means nothing here', { method: 'PUT' }, 405, 'method_not_allowed', -32_000],
])('refuses %s, and says how to mend it', async (_title, question, status, code, rpcCode) => {
  const answer = await asked(question);
  expect({ status: answer.status, ...refusalIn(answer.text) }).toMatchObject({ jsonrpc: '2.0', status, code, rpcCode });
  expect(refusalIn(answer.text).message).toMatch(/\.$/);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
});

test('names the request that it refuses', async () => {
  expect(refusalIn((await asked({ body: { ...listing, id: 'seven' } })).text).id).toBe('seven');
});

test('says which methods there are', async () => {
  const answers = await Promise.all(['PUT', 'PATCH', 'HEAD'].map((method) => asked({ method })));
  expect(answers.map(({ status, headers }) => [status, headers.allow])).toEqual(
    answers.map(() => [405, 'GET, POST, DELETE']),
  );
});

test('serves nothing on any other path', async () => {
  const answer = await ask(`${served.server.address}/sse`, { method: 'GET', key: served.key });
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
    404,
    { code: 'path_unknown', message: 'There is nothing here. MCP is served at /mcp.' },
  ]);
});

test('refuses a protocol version that is not spoken here, and lists those that are', async () => {
  const session = await openRaw(served.url, served.key);
  const answer = await asked({ body: listing, session, headers: { 'mcp-protocol-version': '1999-01-01' } });
  expect(answer.status).toBe(400);
  expect(refusalIn(answer.text)).toMatchObject({
    code: 'protocol_version_unsupported',
    message: expect.stringContaining('2025-11-25'),
  });
});

test('agrees on a version of its own when a client asks for an unknown one', async () => {
  const { text } = await asked({ body: initialize({}, '1999-01-01'), headers: { accept: 'application/json' } });
  expect(JSON.parse(text).result.protocolVersion).toBe('2025-11-25');
});

test('answers an unknown session, a closed one and somebody else’s with the same words', async () => {
  const { text: otherKey } = await addKey(served.keys, 'ben');
  const theirs = await openRaw(served.url, otherKey);
  const closed = await openRaw(served.url, served.key);
  expect((await asked({ method: 'DELETE', session: closed })).status).toBe(200);
  const ids = ['no-such-session', 'ü$%', closed, theirs];
  const answers = await Promise.all(ids.map((session) => asked({ body: listing, session: encodeURI(session) })));
  const said = answers.map(({ status, text }) => `${status} ${text.replace(/"correlationId":"[\w-]{36}"/, '')}`);
  expect(new Set(said).size).toBe(1);
  expect(answers[0]?.status).toBe(404);
  expect(refusalIn(answers[0]?.text ?? '')).toMatchObject({ code: 'session_unknown', rpcCode: -32_001, id: 1 });
});

test('refuses the session of a principal whose scopes have changed', async () => {
  const session = await openRaw(served.url, served.key);
  const { text: wider } = await addKey(served.keys, 'ana', ['make:read', 'make:run']);
  expect((await asked({ body: listing, session })).status).toBe(200);
  expect((await asked({ body: listing, session, key: wider })).status).toBe(404);
});

test('refuses a second request with an id that is still running', async () => {
  const session = await openRaw(served.url, served.key);
  const question = { body: call(9, 'things_burn', { thingId: 1 }), session };
  const answers = await Promise.all([asked(question), asked(question)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  expect(refusalIn(answers.find(({ status }) => status === 400)?.text ?? '').code).toBe('request_id_in_use');
});

test('refuses to go on from what is no event', async () => {
  const session = await openRaw(served.url, served.key);
  const answer = await asked({ method: 'GET', session, headers: { 'last-event-id': 'nonsense' } });
  expect([answer.status, refusalIn(answer.text).code]).toEqual([400, 'event_id_malformed']);
});

test('opens one stream for what belongs to no request, not two', async () => {
  const session = await openRaw(served.url, served.key);
  const reading = new AbortController();
  const headers = { authorization: `Bearer ${served.key}`, 'mcp-session-id': session, accept: 'text/event-stream' };
  const first = await fetch(served.url, { headers, signal: reading.signal });
  const second = await asked({ method: 'GET', session });
  reading.abort();
  expect([first.status, second.status, refusalIn(second.text).code]).toEqual([200, 409, 'stream_open']);
});

describe('before it is a request', () => {
  test('refuses headers that are too large', async () => {
    const answer = await converse(served.url, `${head('GET /mcp')}X-Filler: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
    expect(answer).toContain('"headers_too_large"');
  });

  test('gives up on headers that come too slowly', async () => {
    const answer = await converse(served.url, head('GET /mcp'));
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"request_timeout"');
  });

  test('gives up on a body that comes too slowly', async () => {
    const fields = `Authorization: Bearer ${served.key}\r\nContent-Type: application/json\r\nContent-Length: 100`;
    const answer = await converse(served.url, `${head('POST /mcp')}${fields}\r\n\r\n{"json`);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"request_timeout"');
  });

  test('writes nothing into the middle of a stream', async () => {
    const session = await openRaw(served.url, served.key);
    const fields = `Authorization: Bearer ${served.key}\r\nAccept: text/event-stream\r\nMcp-Session-Id: ${session}`;
    const answer = await converse(served.url, `${head('GET /mcp')}${fields}\r\n\r\n`, 'hello there\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer.slice(1)).not.toContain('HTTP/1.1');
  });

  test('refuses what is no HTTP', async () => {
    const answer = await converse(served.url, 'hello there\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"request_malformed"');
  });
});
