import { memoryAuditLog, type AuditLog } from '@makegate/audit';
import { surfaceOf } from '../../test/fakes/surfaces.js';
import { broken, burn, echo, recording, slow } from '../../test/fakes/thing-tools.js';
import type { CallHooks, Surface } from '../surface.js';

async function ask(
  surface: Surface,
  name: string,
  args: Record<string, unknown> = {},
  changes: Partial<CallHooks> = {},
) {
  const hooks = { signal: new AbortController().signal, progress: () => {}, ...changes };
  const outcome = await surface.call(name, args, hooks);
  return outcome.kind === 'answered' ? outcome.answer : outcome.failure;
}

/** Nobody knows how far it came before it broke. */
const brokenWrite = { ...broken, effect: 'update' as const };

/** A log whose disk can be taken away. */
function brittleLog() {
  const memory = memoryAuditLog();
  let isGone = false;
  let failing = false;
  const log: AuditLog = {
    failing: () => failing,
    async append(event) {
      failing = isGone;
      if (isGone) throw new Error('no space left on device');
      await memory.append(event);
    },
  };
  return { log, events: () => memory.events(), setGone: (gone: boolean) => void (isGone = gone) };
}

test('writes down who called what, how it ended and how long it took', async () => {
  const audit = memoryAuditLog();
  const surface = surfaceOf([echo], { audit, principal: { tenant: 'acme', id: 'ana' } });
  await ask(surface, 'things_echo', { count: 2, inputs: { password: 'hunter2' } }, { correlationId: 'c-1' });
  expect(audit.events()).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      category: 'call',
      action: 'tools.call',
      outcome: 'success',
      correlationId: 'c-1',
      principal: 'ana',
      tenant: 'acme',
      tool: 'things_echo',
      effect: 'read',
      durationMs: expect.any(Number),
      arguments: { count: 2, inputs: { password: '[redacted]' } },
    },
  ]);
});

test('tells failures, refusals and what may have happened apart', async () => {
  const audit = memoryAuditLog();
  const surface = surfaceOf([echo, burn, brokenWrite, slow], { audit, deadlineMs: 5, waitBudgetMs: -20_000 });
  await ask(surface, 'things_echo', { count: 'many' });
  await ask(surface, 'things_break');
  await ask(surface, 'things_wait');
  await ask(surface, 'things_burn', { thingId: 1 });
  await ask(surface, 'things_burn', { thingId: 1, confirmationToken: 'stale' });
  await ask(surface, 'things_burn', { thingId: 1 }, { ask: async () => 'declined' });
  await ask(surface, 'things_burn', { thingId: 1 }, { signal: AbortSignal.abort() });
  const cancel = new AbortController();
  const writing = surfaceOf([{ ...slow, effect: 'update' }], { audit });
  await ask(writing, 'things_wait', {}, { signal: cancel.signal, progress: () => cancel.abort() });
  await ask(surface, 'things_frobnicate', { thingId: 1 });
  await ask(surfaceOf([burn], { audit, readOnly: true }), 'things_burn', { thingId: 1 });
  expect(audit.events().map(({ category, outcome, code, tool }) => [category, outcome, code, tool])).toEqual([
    ['call', 'failure', 'arguments_invalid', 'things_echo'],
    ['call', 'unknown', 'internal', 'things_break'],
    ['call', 'failure', 'tool_timeout', 'things_wait'],
    ['call', 'success', 'confirmation_required', 'things_burn'],
    ['decision', 'denied', 'confirmation_invalid', 'things_burn'],
    ['decision', 'denied', 'declined', 'things_burn'],
    ['call', 'failure', 'cancelled', 'things_burn'],
    ['call', 'unknown', 'cancelled', 'things_wait'],
    ['decision', 'denied', 'tool_unknown', undefined],
    ['decision', 'denied', 'read_only', 'things_burn'],
  ]);
  expect(audit.events()[8]).toMatchObject({ arguments: { tool: 'things_frobnicate', arguments: { thingId: 1 } } });
});

test('answers when the event is kept, and not before', async () => {
  const order: string[] = [];
  const audit: AuditLog = {
    failing: () => false,
    async append() {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push('kept');
    },
  };
  await ask(surfaceOf([echo], { audit }), 'things_echo', { count: 1 });
  order.push('answered');
  expect(order).toEqual(['kept', 'answered']);
});

test('delivers what a write has done when the log fails, and begins no other write until it works again', async () => {
  const { log, events, setGone } = brittleLog();
  const { tool, ran } = recording();
  const told: [string, unknown][] = [];
  const surface = surfaceOf([echo, tool], { audit: log, onInternal: (id, error) => told.push([id, error]) });
  setGone(true);
  expect(await ask(surface, 'things_record', { thingId: 1 }, { correlationId: 'c-1' })).toEqual({});
  expect(told).toEqual([['c-1', expect.objectContaining({ message: 'no space left on device' })]]);
  expect(await ask(surface, 'things_record', { thingId: 2 })).toMatchObject({
    code: 'audit_unavailable',
    retryable: true,
  });
  expect(await ask(surface, 'things_echo', { count: 1 })).toMatchObject({ count: 1 });
  setGone(false);
  expect(await ask(surface, 'things_record', { thingId: 3 })).toMatchObject({ code: 'audit_unavailable' });
  expect(await ask(surface, 'things_record', { thingId: 4 })).toEqual({});
  expect(ran).toEqual([1, 4]);
  expect(events().map(({ code, arguments: args }) => [code, args])).toEqual([
    ['audit_unavailable', { thingId: 3 }],
    [undefined, { thingId: 4 }],
  ]);
});
