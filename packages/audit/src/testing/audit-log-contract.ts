import assert from 'node:assert/strict';
import type { AuditEvent, AuditLog, KeptEvent } from '../audit-log.js';

/** What a test runner's `test` looks like: Jest, Vitest and node:test fit. */
export type Test = (title: string, body: () => Promise<void>) => unknown;

/** An empty log, and a way to read all that it keeps, oldest first. It has room for 2000 events. */
export type OpenAuditLog = () => Promise<{
  readonly log: AuditLog;
  readonly read: () => Promise<readonly KeptEvent[]>;
}>;

const plain: AuditEvent = {
  time: '2026-01-02T03:04:05.678Z',
  category: 'call',
  action: 'tools.call',
  outcome: 'success',
  correlationId: 'c-1',
};
const complete: AuditEvent = {
  ...plain,
  category: 'decision',
  outcome: 'denied',
  principal: 'ada',
  tenant: 'acme',
  keyId: 'k3J9ab0XyQpL2m4T',
  tool: 'scenarios_delete',
  effect: 'delete',
  code: 'rate_limited',
  reason: 'hour',
  reference: 'e-1',
  durationMs: 0.25,
  arguments: { scenarioId: 7, flags: [true, null, 'x'] },
};

/** Every promise of `AuditLog`, for any adapter whose store works. */
export function auditLogContract(test: Test, open: OpenAuditLog): void {
  test('keeps every field of an event, and none that an event does not have', async () => {
    const { log, read } = await open();
    await log.append(complete);
    const more = { ...plain, principal: undefined, headers: { authorization: 'Bearer abc' } };
    await log.append(more);
    assert.deepEqual(await read(), [complete, plain]);
  });

  test('has kept an event as soon as append resolves', async () => {
    const { log, read } = await open();
    for (let count = 1; count <= 20; count += 1) {
      await log.append(plain);
      assert.equal((await read()).length, count);
    }
  });

  test('does not fail before it has failed', async () => {
    const { log } = await open();
    assert.equal(log.failing(), false);
    await log.append(plain);
    assert.equal(log.failing(), false);
  });

  test('keeps many events at once, whole and in the order of the calls', async () => {
    const { log, read } = await open();
    const ids = Array.from({ length: 2_000 }, (_nothing, at) => `c-${at}`);
    // Sizes differ, so that a write that overtakes another would show.
    await Promise.all(
      ids.map((correlationId, at) => log.append({ ...plain, correlationId, principal: 'p'.repeat((at * 37) % 900) })),
    );
    assert.deepEqual(
      (await read()).map(({ correlationId }) => correlationId),
      ids,
    );
  });

  test('resolves in the order of the calls', async () => {
    const { log } = await open();
    const resolved: number[] = [];
    const order = Array.from({ length: 200 }, (_nothing, at) => at);
    await Promise.all(order.map((at) => log.append(plain).then(() => resolved.push(at))));
    assert.deepEqual(resolved, order);
  });

  test('keeps an event as it was when append was called', async () => {
    const { log, read } = await open();
    const names = ['before'];
    const event = { ...plain, arguments: { names } };
    const kept = log.append(event);
    names[0] = 'after';
    event.correlationId = 'changed';
    await kept;
    assert.deepEqual(await read(), [{ ...plain, arguments: { names: ['before'] } }]);
  });

  test('gives back texts of every kind as they were', async () => {
    const { log, read } = await open();
    const texts = ['line\nline\r\n', '\u2028\u2029', '"\\"', '\u0000\u001b[31m', 'Žluťoučký kůň 🐎', ''];
    for (const principal of texts) await log.append({ ...plain, principal });
    assert.deepEqual(
      (await read()).map(({ principal }) => principal),
      texts,
    );
  });

  test('never keeps a secret of the arguments', async () => {
    const { log, read } = await open();
    const canary = 'canary-4711';
    const uuid = '0b8c3f0e-6a52-4b1c-9a57-3d1f6a2b9c11';
    await log.append({
      ...plain,
      arguments: {
        authorization: canary,
        nested: [{ apiKey: canary }, { name: 'Cookie', value: canary }],
        text: `password=${canary}`,
        json: JSON.stringify({ token: canary }),
        loose: uuid,
      },
    });
    const text = JSON.stringify(await read());
    assert.ok(!text.includes(canary) && !text.includes(uuid));
  });

  test('survives arguments that are endless, cyclic or cannot be read', async () => {
    const { log, read } = await open();
    const cyclic: Record<string, unknown> = { many: Array.from({ length: 100_000 }, () => 'x'.repeat(100)) };
    cyclic['self'] = cyclic;
    const hostile = {
      get field(): string {
        throw new Error('no');
      },
    };
    await log.append({ ...plain, arguments: cyclic });
    await log.append({ ...plain, arguments: hostile });
    const events = await read();
    assert.equal(events.length, 2);
    assert.ok(JSON.stringify(events).length < 100_000);
  });
}
