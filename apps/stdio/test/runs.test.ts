import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { eventually, failureOf, openServer } from './open-server.js';
import type { OpenServer } from './open-server.js';

interface Run {
  readonly executionId: string;
  readonly scenarioId: number;
  readonly status: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly next?: string;
}

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ runDurationMs: 1_200 });
});

afterAll(() => sandbox.close());

const serving = async (args: readonly string[], work: (server: OpenServer) => Promise<void>): Promise<void> => {
  const server = await openServer(sandbox, { args });
  try {
    await work(server);
  } finally {
    await server.close();
  }
};

const polls = (): number => sandbox.requests().filter(({ endpoint }) => endpoint === 'executions.get').length;
const runs = (): number => sandbox.requests().filter(({ endpoint }) => endpoint === 'scenarios.run').length;

test('runs a scenario by its own tool: typed inputs in, progress on the way, typed outputs back', () =>
  serving([], async (server) => {
    const messages: (string | undefined)[] = [];
    const result = await server.call(
      'run_quote_shipping_cost',
      { destination: 'Brno', weightKg: 2 },
      { onprogress: ({ message }) => messages.push(message) },
    );
    expect(result.structuredContent).toMatchObject({
      status: 'success',
      outputs: { destination: 'Brno', price: expect.any(Number) },
    });
    expect(messages.length).toBeGreaterThan(0);
  }));

test('refuses inputs that the scenario does not declare before Make is asked', () =>
  serving([], async (server) => {
    sandbox.clearRequests();
    const { code, sentence } = failureOf(
      await server.call('run_quote_shipping_cost', { destination: 'Brno', weightKg: 'heavy' }),
    );
    expect(code).toBe('arguments_invalid');
    expect(sentence).toContain('weightKg');
    expect(runs()).toBe(0);
  }));

test(
  'hands back a long run when its budget is spent, and another call takes it up again',
  () =>
    serving(['--wait-seconds', '2'], async (server) => {
      sandbox.clearRequests();
      const startedAt = Date.now();
      const handle = (await server.call('run_sync_supplier_catalogue', { supplier: 'Alpine' }))
        .structuredContent as unknown as Run;
      expect(Date.now() - startedAt).toBeLessThan(6_000);
      expect(handle).toMatchObject({ status: 'running', next: expect.stringContaining('executions_wait') });
      const { scenarioId, executionId } = handle;
      const outcome = await eventually(
        async () =>
          (await server.call('executions_wait', { scenarioId, executionId })).structuredContent as unknown as Run,
        ({ status }) => status !== 'running',
        20_000,
      );
      expect(outcome).toMatchObject({ status: 'success', outputs: { supplier: 'Alpine' } });
      expect((await server.call('executions_get', { scenarioId, executionId })).structuredContent).toMatchObject({
        status: 'success',
      });
      expect(runs()).toBe(1);
    }),
  40_000,
);

test(
  'asks Make ever more rarely while it waits: at most four times in eight seconds',
  () =>
    serving([], async (server) => {
      sandbox.clearRequests();
      const result = await server.call('run_sync_supplier_catalogue', { supplier: 'Alpine' });
      expect(result.structuredContent).toMatchObject({ status: 'success' });
      expect(polls()).toBeLessThanOrEqual(4);
    }),
  40_000,
);

test(
  'ends only the wait when the client cancels: the run goes on in Make',
  () =>
    serving([], async (server) => {
      sandbox.clearRequests();
      const cancelling = new AbortController();
      const { scenarios } = (await server.call('scenarios_list', { limit: 100 })).structuredContent as {
        scenarios: { id: number; name: string }[];
      };
      const scenarioId = scenarios.find(({ name }) => name === 'Sync supplier catalogue')?.id;
      const call = server.call(
        'scenarios_run',
        { scenarioId, inputs: { supplier: 'Alpine' } },
        { signal: cancelling.signal, onprogress: () => cancelling.abort('enough') },
      );
      await expect(call).rejects.toThrow('enough');
      const pollsAtCancel = polls();
      const executions = await eventually(
        async () =>
          (
            (await server.call('executions_list', { scenarioId, limit: 1 })).structuredContent as {
              executions: { executionId?: string; id?: string; status?: string }[];
            }
          ).executions,
        ([latest]) => latest?.status === 'success',
        20_000,
      );
      expect(executions).toHaveLength(1);
      // One question may have been on its way when the cancel came; none follows.
      expect(polls()).toBeLessThanOrEqual(pollsAtCancel + 1);
      expect(runs()).toBe(1);
    }),
  40_000,
);

test(
  'tells of a run that fails, and retries what it left behind',
  () =>
    serving([], async (server) => {
      const run = (await server.call('run_charge_invoice', { invoiceNumber: 'N-1', amount: 3 }))
        .structuredContent as unknown as Run;
      expect(run).toMatchObject({ status: 'error', error: { message: expect.stringContaining('N-1') } });
      const open = async () =>
        (
          (await server.call('incomplete_executions_list', { scenarioId: run.scenarioId })).structuredContent as {
            incompleteExecutions: { id: string; resolved: boolean; reason: string }[];
          }
        ).incompleteExecutions;
      const [mine] = (await open()).filter(({ reason }) => reason.includes('N-1'));
      await server.call('incomplete_executions_retry', { scenarioId: run.scenarioId, ids: [mine?.id] });
      await eventually(open, (list) => list.every(({ id, resolved }) => id !== mine?.id || resolved), 20_000);
    }),
  40_000,
);

test('passes an unknown outcome on, and does not run twice', () =>
  serving([], async (server) => {
    sandbox.clearRequests();
    sandbox.addFault({ match: { method: 'POST', path: '/scenarios/*' }, kind: 'reset' });
    const { code, sentence } = failureOf(
      await server.call('run_quote_shipping_cost', { destination: 'Brno', weightKg: 2 }),
    );
    expect(code).toBe('outcome_unknown');
    expect(sentence).toMatch(/executions_list|check|look/i);
    expect(runs()).toBe(1);
  }));
