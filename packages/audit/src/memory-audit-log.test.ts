import type { AuditEvent } from './audit-log.js';
import { memoryAuditLog } from './memory-audit-log.js';
import { auditLogContract } from './testing/index.js';

auditLogContract(test, async () => {
  const log = memoryAuditLog({ capacity: 2_000 });
  return { log, read: async () => log.events() };
});

const event = (correlationId: string): AuditEvent => ({
  time: '2026-01-02T03:04:05.678Z',
  category: 'admin',
  action: 'keys.add',
  outcome: 'success',
  correlationId,
});

test.each([0, -1, 1.5, Number.NaN])('refuses a capacity of %p', (capacity) => {
  expect(() => memoryAuditLog({ capacity })).toThrow(RangeError);
});

test('keeps the newest events, oldest first, and counts those that had to go', async () => {
  const log = memoryAuditLog({ capacity: 3 });
  for (const id of ['a', 'b']) await log.append(event(id));
  expect([log.events().map(({ correlationId }) => correlationId), log.dropped()]).toEqual([['a', 'b'], 0]);
  for (const id of ['c', 'd', 'e']) await log.append(event(id));
  expect([log.events().map(({ correlationId }) => correlationId), log.dropped()]).toEqual([['c', 'd', 'e'], 2]);
});
