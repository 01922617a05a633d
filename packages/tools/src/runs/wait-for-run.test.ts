import { failing } from '../../test/answers.js';
import { contextOver } from '../../test/tool-context.js';
import { pause } from '../pause.js';
import { readRun } from './read-run.js';
import { runAndWait } from './run-and-wait.js';
import { waitForRun } from './wait-for-run.js';

const run = { scenarioId: 7, executionId: 'e1' };

/** Answers in turn; the last answer stays. */
const inTurn = (...states: string[]) => {
  let at = 0;
  return () => ({ status: states[Math.min(at++, states.length - 1)] ?? 'RUNNING' });
};

test('starts without waiting in Make, then looks until the run has ended', async () => {
  const context = contextOver({
    scenarios: { run: { executionId: 'e1' } },
    executions: {
      get: (() => {
        const states = inTurn('RUNNING', 'SUCCESS');
        return () => {
          const { status } = states();
          return status === 'SUCCESS' ? { status, outputs: { total: 12 } } : { status };
        };
      })(),
    },
  });
  const answer = await runAndWait({ scenarioId: 7, inputs: { city: 'Brno' } }, context);
  expect(answer).toEqual({ executionId: 'e1', scenarioId: 7, status: 'success', outputs: { total: 12 } });
  expect(context.make.calls[0]).toEqual([
    'scenarios.run',
    { scenarioId: 7, data: { city: 'Brno' }, responsive: false },
  ]);
  expect(context.pausesMs).toEqual([1_000, 2_000]);
});

test('hands back a handle when the budget is spent, after at most 8 counted calls in 25 seconds', async () => {
  const answers = { scenarios: { run: { executionId: 'e1' } }, executions: { get: { status: 'RUNNING' } } };
  const started = contextOver(answers);
  const handle = await runAndWait({ scenarioId: 7, inputs: {} }, started);
  expect(handle).toMatchObject({ executionId: 'e1', scenarioId: 7, status: 'running' });
  expect(handle.next).toContain('executions_wait');
  expect(started.pausesMs).toEqual([1_000, 2_000, 4_000, 4_000, 4_000, 4_000, 4_000, 2_000]);
  expect(started.make.calls.filter(([id]) => id === 'executions.get').length).toBeLessThanOrEqual(8);

  const resumed = contextOver(answers);
  await waitForRun(run, resumed, { justStarted: false });
  expect(resumed.make.calls.length).toBeLessThanOrEqual(8);
  expect(resumed.pausesMs.reduce((sum, ms) => sum + ms, 0)).toBe(25_000);
});

test('hands the handle back at once when the server takes its leave, also before the first look', async () => {
  const answers = { scenarios: { run: { executionId: 'e1' } }, executions: { get: { status: 'RUNNING' } } };
  const leaving = new AbortController();
  const waits = contextOver(answers, {
    handBack: leaving.signal,
    pause: (_ms, signal) => pause(60_000, signal, { keepsProcess: false }),
  });
  const waiting = runAndWait({ scenarioId: 7, inputs: {} }, waits);
  setImmediate(() => leaving.abort());
  expect(await waiting).toMatchObject({ executionId: 'e1', status: 'running', next: expect.stringContaining('wait') });
  const late = contextOver(answers, { handBack: leaving.signal });
  expect(await runAndWait({ scenarioId: 7, inputs: {} }, late)).toMatchObject({ executionId: 'e1', status: 'running' });
  expect(late.make.calls.map(([id]) => id)).toEqual(['scenarios.run']);
});

test('ends without an answer when the caller cancels while the server takes its leave', async () => {
  const signal = AbortSignal.abort(new Error('cancelled'));
  const context = contextOver({}, { signal, handBack: AbortSignal.abort() });
  await expect(waitForRun(run, context, { justStarted: false })).rejects.toThrow('cancelled');
});

test('tells about every pause as progress', async () => {
  const context = contextOver({ executions: { get: inTurn('RUNNING', 'RUNNING', 'WARNING') } });
  const answer = await waitForRun(run, context, { justStarted: false });
  expect(answer.status).toBe('warning');
  expect(context.messages).toEqual(['Running for 3 s', 'Running for 7 s']);
});

test.each([
  [500, true, [500]],
  [3_000, true, [1_000, 2_000]],
  [5_000, true, [1_000, 2_000, 2_000]],
  [1_000, false, [1_000]],
])(
  'spends a budget of %d ms to its end (just started: %s), and looks once more then',
  async (waitBudgetMs, justStarted, pausesMs) => {
    const context = contextOver({ executions: { get: { status: 'RUNNING' } } }, { waitBudgetMs });
    expect(await waitForRun(run, context, { justStarted })).toMatchObject({ status: 'running' });
    expect(context.pausesMs.map((ms) => Math.round(ms / 100) * 100)).toEqual(pausesMs);
    expect(context.make.calls).toHaveLength(pausesMs.length + (justStarted ? 0 : 1));
  },
);

test('tells the id of the run before the first pause, so that a cancel does not lose it', async () => {
  const cancel = new AbortController();
  const context = contextOver({ executions: { get: { status: 'RUNNING' } } }, { signal: cancel.signal });
  cancel.abort('enough');
  await expect(waitForRun(run, context, { justStarted: true })).rejects.toBe('enough');
  expect(context.messages).toEqual([expect.stringContaining('Execution e1')]);
});

test('a resumed wait looks at once', async () => {
  const context = contextOver({ executions: { get: { status: 'SUCCESS' } } });
  expect(await waitForRun(run, context, { justStarted: false })).toMatchObject({ status: 'success' });
  expect(context.pausesMs).toEqual([]);
});

test('goes on waiting while Make cannot be reached for a moment, as long as Make asks for', async () => {
  let calls = 0;
  const context = contextOver({
    executions: {
      get: () => {
        calls += 1;
        if (calls === 1) return failing('make_rate_limited', { retryable: true, retryAfterMs: 6_000 })();
        return { status: 'SUCCESS' };
      },
    },
  });
  expect(await waitForRun(run, context, { justStarted: true })).toMatchObject({ status: 'success' });
  expect(context.pausesMs).toEqual([1_000, 6_000]);
});

test('does not wait longer than the budget because Make asks for it', async () => {
  const get = failing('make_rate_limited', { retryable: true, retryAfterMs: 60_000 });
  const context = contextOver({ scenarios: { run: { executionId: 'e1' } }, executions: { get } });
  expect(await runAndWait({ scenarioId: 7, inputs: {} }, context)).toMatchObject({
    executionId: 'e1',
    status: 'running',
  });
  expect(context.pausesMs).toEqual([1_000]);
});

test('is patient when Make does not find a run that has just started', async () => {
  let calls = 0;
  const get = () => {
    calls += 1;
    return calls < 3 ? failing('make_not_found')() : { status: 'SUCCESS' };
  };
  const context = contextOver({ scenarios: { run: { executionId: 'e1' } }, executions: { get } });
  expect(await runAndWait({ scenarioId: 7, inputs: {} }, context)).toMatchObject({ status: 'success' });
});

test('reports at once that a run to resume does not exist', async () => {
  const context = contextOver({ executions: { get: failing('make_not_found') } });
  await expect(waitForRun(run, context, { justStarted: false })).rejects.toMatchObject({ code: 'make_not_found' });
  expect(context.make.calls).toHaveLength(1);
});

test('never loses the id of a run that has begun, even when its state may not be read', async () => {
  const context = contextOver({
    scenarios: { run: { executionId: 'e1' } },
    executions: { get: failing('make_forbidden') },
  });
  const answer = await runAndWait({ scenarioId: 7, inputs: {} }, context);
  expect(answer).toMatchObject({ executionId: 'e1', status: 'running' });
  expect(answer.next).toContain('make_forbidden');
});

test('a cancel ends the wait and starts, stops and repeats nothing', async () => {
  const cancel = new AbortController();
  const context = contextOver(
    { scenarios: { run: { executionId: 'e1' } }, executions: { get: { status: 'RUNNING' } } },
    { signal: cancel.signal, progress: () => cancel.abort(new DOMException('Enough', 'AbortError')) },
  );
  await expect(runAndWait({ scenarioId: 7, inputs: {} }, context)).rejects.toMatchObject({ name: 'AbortError' });
  expect(context.make.calls.map(([id]) => id)).toEqual(['scenarios.run']);
});

test('an unknown outcome of the start is passed on with what to look at, and nothing is repeated', async () => {
  const context = contextOver({ scenarios: { run: failing('outcome_unknown') } });
  await expect(runAndWait({ scenarioId: 7, inputs: {} }, context)).rejects.toMatchObject({
    code: 'outcome_unknown',
    message: expect.stringMatching(/executions_list for scenario 7/),
  });
  expect(context.make.calls).toHaveLength(1);
});

test('passes a failed run on with its reason', async () => {
  const error = { name: 'DataError', message: 'No such row', causeModule: { name: 'google-sheets:getRow' } };
  const context = contextOver({ executions: { get: { status: 'ERROR', error } } });
  expect(await readRun(run, context)).toEqual({
    ...run,
    status: 'error',
    error: { message: 'No such row', module: 'google-sheets:getRow' },
    next: 'incomplete_executions_list with this scenarioId shows whether it can be retried.',
  });
});

test('shortens outputs that would not fit into an answer', async () => {
  const context = contextOver({ executions: { get: { status: 'SUCCESS', outputs: { text: 'x'.repeat(50_000) } } } });
  const { outputs } = await readRun(run, context);
  expect(outputs?.['text']).toContain('more characters left out');
});
