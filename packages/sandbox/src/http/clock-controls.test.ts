import { openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';
import { dayMs } from '../day.js';

const noon = Date.parse('2026-03-02T12:00:00.000Z');
let open: OpenZone;

beforeEach(async () => {
  open = await openZone({ clock: () => noon, runDurationMs: 60_000 });
});

afterEach(() => open.zone.close());

async function ask(body?: unknown, contentType = 'application/json') {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${open.zone.url}/_sandbox/clock`, { ...init, headers: { 'content-type': contentType } });
  return { status: answer.status, body: await answer.json() };
}

test('another process can read the clock and move it, by a time or to a time', async () => {
  expect(await ask()).toEqual({ status: 200, body: { now: noon, time: '2026-03-02T12:00:00.000Z', aheadMs: 0 } });
  expect(await ask({ advanceMs: dayMs })).toMatchObject({ status: 200, body: { now: noon + dayMs, aheadMs: dayMs } });
  expect(await ask({ at: '2026-03-04T12:00:00+01:00' })).toMatchObject({ body: { time: '2026-03-04T11:00:00.000Z' } });
  expect(await ask({ at: noon + 3 * dayMs })).toMatchObject({ body: { aheadMs: 3 * dayMs } });
});

test('a run under way ends when the clock is moved past its end, and has taken exactly its time', async () => {
  const id = await scenarioId(open, 'Report stored records');
  const { executionId } = await open.make.scenarios.run({ scenarioId: id });
  open.zone.advance(30_000);
  await expect(open.make.executions.get({ scenarioId: id, executionId })).resolves.toMatchObject({ status: 'RUNNING' });
  open.zone.advance(dayMs);
  const { scenarioLog } = await open.make.executions.getLog({ scenarioId: id, executionId });
  expect(scenarioLog).toMatchObject({ status: 1, duration: 60_000, timestamp: '2026-03-02T12:00:00.000Z' });
});

test('the clock never goes back, and only so far at once', async () => {
  expect((await ask({ at: noon - 1 })).status).toBe(400);
  expect((await ask({ advanceMs: -1 })).status).toBe(400);
  expect((await ask({ advanceMs: 367 * dayMs })).status).toBe(400);
  expect((await ask({ advanceMs: 1, at: noon })).status).toBe(400);
  expect((await ask({ at: 'tomorrow' })).status).toBe(400);
  expect(() => open.zone.advance(1.5)).toThrow(RangeError);
  expect((await ask()).body).toMatchObject({ aheadMs: 0 });
});

test('a web page cannot move the clock', async () => {
  expect((await ask({ advanceMs: 1 }, 'text/plain')).status).toBe(415);
});
