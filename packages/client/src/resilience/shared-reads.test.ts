import { setImmediate } from 'node:timers/promises';
import { answered, scripted } from '../../test/scripted.js';
import { scenarios } from '../endpoints/scenarios.js';
import type { Outcome } from '../transport.js';

/** Attempts that end when the test says so. */
function held() {
  const ends: ((outcome: Outcome) => void)[] = [];
  const attempt = () => new Promise<Outcome>((resolve) => ends.push(resolve));
  return { ends, ...scripted(attempt) };
}

const one = { scenarioId: 7 };

test('a hundred identical reads at the same time are one request', async () => {
  const { ends, send, sent } = held();
  const calls = Array.from({ length: 100 }, () => send(scenarios.get, one));
  await setImmediate();
  ends[0]?.(answered(200, { scenario: 1 }));
  const results = await Promise.all(calls);
  expect(sent).toHaveLength(1);
  expect(new Set(results).size).toBe(1);
});

test('another path, another query and another secret are other requests', async () => {
  const { send, sent } = held();
  void send(scenarios.get, one);
  void send(scenarios.get, { scenarioId: 8 });
  void send(scenarios.get, { scenarioId: 7, cols: ['id'] });
  void send(scenarios.get, one, { secret: 'secret-2' });
  await setImmediate();
  expect(sent).toHaveLength(4);
});

test('what comes after the answer is asked again', async () => {
  const { send, sent } = scripted(() => answered(200));
  await send(scenarios.get, one);
  await send(scenarios.get, one);
  expect(sent).toHaveLength(2);
});

test('a read that a write has overtaken is not joined any more', async () => {
  const { ends, send, sent } = held();
  const before = send(scenarios.get, one);
  const write = send(scenarios.start, one);
  await setImmediate();
  ends[1]?.(answered(200, 'written'));
  await write;
  const after = send(scenarios.get, one);
  await setImmediate();
  ends[0]?.(answered(200, 'old'));
  ends[2]?.(answered(200, 'new'));
  expect([await before, await after].map((result) => result.kind === 'replied' && String(result.reply.bytes))).toEqual([
    String(Buffer.from('"old"')),
    String(Buffer.from('"new"')),
  ]);
  expect(sent).toHaveLength(3);
});

test('who is cancelled leaves alone, and the last one takes the request along', async () => {
  const { send, sent } = held();
  const [first, second] = [new AbortController(), new AbortController()];
  const calls = [first, second].map(({ signal }) => send(scenarios.get, one, { signal }));
  const ended = Promise.all(calls.map((call, index) => expect(call).rejects.toBe(index)));
  await setImmediate();
  first.abort(0);
  await setImmediate();
  expect(sent[0]?.call.signal?.aborted).toBe(false);
  second.abort(1);
  await ended;
  expect(sent[0]?.call.signal?.aborted).toBe(true);
  const third = send(scenarios.get, one);
  await setImmediate();
  expect(sent).toHaveLength(2);
  void third;
});

test('each keeps its own deadline, and who has more time than the first asks once more', async () => {
  const { clock, send, ends, sent } = held();
  const calls = [1_000, 500, 5_000].map((deadlineMs) => send(scenarios.get, one, { deadlineMs }));
  await clock.advance(500);
  expect(await calls[1]).toMatchObject({ kind: 'late' });
  await clock.advance(500);
  ends[0]?.({ kind: 'late', reached: true, reason: undefined });
  expect(await calls[0]).toMatchObject({ kind: 'late' });
  await setImmediate();
  ends[1]?.(answered(200));
  expect(await calls[2]).toMatchObject({ kind: 'replied' });
  expect(sent).toHaveLength(2);
});

test('an error reaches everybody who waits', async () => {
  const { send } = scripted(() => Promise.reject(new Error('broken')));
  const calls = [send(scenarios.get, one), send(scenarios.get, one)];
  for (const call of calls) await expect(call).rejects.toThrow('broken');
});
