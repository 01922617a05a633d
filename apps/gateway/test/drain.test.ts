import { ask, call, initialize, openRaw, refusalIn } from './fakes/ask.js';
import { closeServed, roomyLimits, serve } from './fakes/served-gateway.js';
import { thingRegistry } from './fakes/thing-registry.js';
import { waitTool } from './fakes/thing-tools.js';

afterEach(closeServed);

async function working(drainMs = 5_000) {
  const { tool, begun } = waitTool();
  const served = await serve({ registry: thingRegistry([tool]), limits: { ...roomyLimits, drainMs } });
  const { url, key } = served;
  const session = await openRaw(url, key);
  const calling = ask(url, { key, session, body: call(1, 'things_wait', { label: 'work' }) });
  return { ...served, session, calling, waiting: await begun('work') };
}

test('lets running calls finish, begins nothing new, and says so', async () => {
  const { server, url, key, session, calling, waiting } = await working();
  const draining = server.drain().then(() => 'over');
  const ready = await ask(`${server.address}/readyz`, { method: 'GET' });
  expect([ready.status, ready.text]).toEqual([503, '{"status":"draining"}']);
  for (const question of [{ body: initialize() }, { session, body: call(2, 'things_echo', { text: 'hi' }) }]) {
    const answer = await ask(url, { key, ...question });
    expect([answer.status, refusalIn(answer.text).code, answer.headers.connection]).toEqual([503, 'draining', 'close']);
  }
  expect(await Promise.race([draining, Promise.resolve('not over')])).toBe('not over');
  waiting.finish();
  expect((await calling).text).toContain('"waited":"work"');
  expect(await draining).toBe('over');
});

test('still takes the cancellation of a running call', async () => {
  const { server, url, key, session, calling, waiting } = await working();
  const draining = server.drain();
  const body = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } };
  expect((await ask(url, { key, session, body })).status).toBe(202);
  await draining;
  expect(waiting.signal.aborted).toBe(true);
  expect((await calling).status).toBe(200);
});

test('waits no longer than it was told to', async () => {
  const { server, calling, waiting } = await working(100);
  const before = performance.now();
  await server.drain();
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(waiting.signal.aborted).toBe(false);
  await server.close();
  await calling.catch(() => 'cut');
  expect(waiting.signal.aborted).toBe(true);
});

test('is over at once when nothing runs, and may be asked for twice', async () => {
  const { server, url, key } = await serve();
  await openRaw(url, key);
  await Promise.all([server.drain(), server.drain()]);
  await Promise.all([server.close(), server.close()]);
});
