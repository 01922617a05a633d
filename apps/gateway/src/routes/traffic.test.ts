import { once } from 'node:events';
import { fastify } from 'fastify';
import { countTraffic } from './traffic.js';

/** A listener that answers when a test says so, and its traffic by a clock of the test's own. */
async function listening() {
  const clock = { nowMs: 0 };
  const traffic = countTraffic(() => clock.nowMs);
  const app = fastify({ forceCloseConnections: true });
  traffic.count(app);
  const gate = new AbortController();
  const opened = once(gate.signal, 'abort');
  const begun: string[] = [];
  app.all('/held', async ({ method }) => {
    begun.push(method);
    await opened;
    return 'answered';
  });
  app.post('/served', async () => 'served');
  app.post('/refused', async (_request, reply) => reply.code(503).send('refused'));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  closing.push(() => app.close());
  const ask = (path: string, method = 'POST') => fetch(address + path, { method, headers: { connection: 'close' } });
  return { ask, begun, clock, open: () => gate.abort(), traffic };
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const aMoment = () => new Promise<string>((resolve) => setTimeout(resolve, 60, 'still waiting'));
const untilBegun = async (begun: readonly string[]): Promise<void> => {
  while (begun.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
};

test('waits for a request that has no answer yet', async () => {
  const { ask, begun, clock, open, traffic } = await listening();
  const asking = ask('/held');
  await untilBegun(begun);
  const settled = traffic.settled(30_000);
  // Longer than anybody waits for requests that may only be on their way.
  clock.nowMs = 10_000;
  expect(await Promise.race([settled, aMoment()])).toBe('still waiting');
  open();
  expect(await (await asking).text()).toBe('answered');
  expect(await Promise.race([settled, aMoment()])).toBeUndefined();
});

test('waits for nobody longer than it may', async () => {
  const { ask, begun, clock, open, traffic } = await listening();
  const asking = ask('/held');
  await untilBegun(begun);
  const settled = traffic.settled(1_000);
  clock.nowMs = 1_000;
  expect(await Promise.race([settled, aMoment()])).toBeUndefined();
  open();
  await asking;
});

test('does not wait for a stream', async () => {
  const { ask, begun, open, traffic } = await listening();
  const reading = ask('/held', 'GET');
  await untilBegun(begun);
  expect(await Promise.race([traffic.settled(30_000), aMoment()])).toBeUndefined();
  open();
  await reading;
});

test.each([
  ['/served', 'still waiting'],
  ['/refused', undefined],
])('waits half a second for those who may come after %s: %s', async (path, waiting) => {
  const { ask, clock, traffic } = await listening();
  await (await ask(path)).text();
  await aMoment();
  const settled = traffic.settled(30_000);
  clock.nowMs = 400;
  expect(await Promise.race([settled, aMoment()])).toBe(waiting);
  clock.nowMs = 500;
  expect(await Promise.race([settled, aMoment()])).toBeUndefined();
});

test('waits for requests that may be on their way to what was let go', async () => {
  const { clock, traffic } = await listening();
  traffic.expect();
  const settled = traffic.settled(30_000);
  expect(await Promise.race([settled, aMoment()])).toBe('still waiting');
  clock.nowMs = 500;
  expect(await Promise.race([settled, aMoment()])).toBeUndefined();
});
