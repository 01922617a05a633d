import { createState } from '../state/state.js';
import { createRandom } from '../seed/random.js';
import type { ExecutionRow } from '../state/rows.js';
import { usageOf } from './usage.js';

const now = Date.parse('2026-03-30T00:30:00Z');
const run = (startedAt: string, operations: number): ExecutionRow => ({
  id: startedAt,
  scenarioId: 1,
  teamId: 1,
  startedMs: Date.parse(startedAt),
  durationMs: 0,
  status: 'SUCCESS',
  operations,
  transferBytes: 10,
  centicredits: operations * 100,
  type: 'auto',
  eventType: 'EXECUTION_END',
  inputs: {},
  authorId: null,
});

test('usage sums operations, transfer and credits up for each of the last 30 days, today last', () => {
  const runs = [
    run('2026-02-28T23:59:59Z', 100),
    run('2026-03-01T00:00:00Z', 1),
    run('2026-03-30T00:10:00Z', 2),
    run('2026-03-30T00:20:00Z', 3),
    run('2026-03-31T00:00:00Z', 100),
  ];
  const { data } = usageOf(createState(createRandom(1), { now: () => now, timestamp: () => now }), runs);
  expect(data).toHaveLength(30);
  expect(data[0]).toEqual({ date: '2026-03-01', operations: 1, dataTransfer: 10, centicredits: 100 });
  expect(data[1]).toEqual({ date: '2026-03-02', operations: 0, dataTransfer: 0, centicredits: 0 });
  expect(data[29]).toEqual({ date: '2026-03-30', operations: 5, dataTransfer: 20, centicredits: 500 });
});
