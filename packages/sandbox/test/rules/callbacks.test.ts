import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventually, openZone, scenarioId } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';

interface Heard {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

let open: OpenZone;
let receiver: Server;
let callbackUrl = '';
let heard: Heard[] = [];

beforeAll(async () => {
  open = await openZone();
  receiver = createServer(async (request, response) => {
    const { method, headers } = request;
    heard.push({ method, headers, body: JSON.parse(await text(request)) });
    response.end();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  callbackUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/done`;
});

afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await open.zone.close();
});

async function runToItsCallback() {
  heard = [];
  const id = await scenarioId(open, 'Report stored records');
  const { executionId } = await open.make.scenarios.run({ scenarioId: id, callbackUrl });
  const [first] = await eventually(
    async () => heard,
    ({ length }) => length > 0,
  );
  return { id, executionId, first };
}

test('a run with a callback posts its execution and the address of its status when it has ended, and nothing else', async () => {
  const { id, executionId, first } = await runToItsCallback();
  const statusUrl = `${open.zone.url}/api/v2/scenarios/${id}/executions/${executionId}`;
  expect(first).toMatchObject({ method: 'POST', body: { executionId, statusUrl } });
  expect(Object.keys(Object(first?.body)).toSorted()).toEqual(['executionId', 'statusUrl']);
});

test('a callback carries no signature and no credential', async () => {
  const { first } = await runToItsCallback();
  const names = Object.keys(first?.headers ?? {});
  expect(names).toContain('content-type');
  expect(names.filter((name) => /signature|hmac|digest|auth|key|token|cookie|^x-/i.test(name))).toEqual([]);
});

test('what came of a run is read at the address of its status with a token of its own', async () => {
  const { executionId, first } = await runToItsCallback();
  const statusUrl = String(Reflect.get(Object(first?.body), 'statusUrl'));
  expect((await fetch(statusUrl)).status).toBe(401);
  const answer = await fetch(statusUrl, { headers: { authorization: `Token ${open.zone.apiToken}` } });
  expect(await answer.json()).toMatchObject({ status: 'SUCCESS', outputs: expect.anything() });
  expect(statusUrl).toContain(executionId);
});
