import type { Make } from '@makehq/sdk';
import type { Sandbox } from '../../src/index.js';
import { found, openSdkZone } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  ({ zone, make } = await openSdkZone());
});

afterEach(() => zone.close());

/** Reads until the answer is good, for what goes on by itself. */
async function eventually<Value>(read: () => Promise<Value>, good: (value: Value) => boolean): Promise<Value> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const value = await read();
    if (good(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come to pass.');
}

const scenarioCalled = (name: string) => found(make.scenarios.list(zone.teamId), name);

describe('executions', () => {
  test('a run can be followed to its end and stands in the log of its scenario alone', async () => {
    const { id } = await scenarioCalled('Report stored records');
    const { executionId } = await make.scenarios.run(id, {}, { responsive: false });
    await expect(make.executions.getDetail(id, executionId)).resolves.toEqual({ status: 'RUNNING' });
    const ended = await eventually(
      () => make.executions.getDetail(id, executionId),
      ({ status }) => status !== 'RUNNING',
    );
    expect(ended).toMatchObject({ status: 'SUCCESS', outputs: { stores: 2, records: 400 } });
    await expect(make.executions.get(id, executionId)).resolves.toMatchObject({ status: 1, operations: 5 });
    expect((await make.executions.list(id))[0]?.id).toBe(executionId);
    const foreign = await found(make.scenarios.list(zone.otherTeamId), 'Send campaign preview');
    expect((await make.executions.list(foreign.id)).map((line) => line.id)).not.toContain(executionId);
  });

  test('the log holds a month with successes, warnings and failures', async () => {
    const rows = await make.scenarios.listInOrganization(zone.organizationId);
    const logs = await Promise.all(rows.map(({ id }) => make.executions.list(id, { pg: { limit: 100 } })));
    const statuses = new Set(logs.flat().map(({ status }) => status));
    expect([...statuses]).toEqual(expect.arrayContaining([1, 2, 3]));
    const oldest = Math.min(...logs.flat().map(({ timestamp }) => Date.parse(timestamp)));
    expect(Date.now() - oldest).toBeGreaterThan(29 * 86_400_000);
  });
});

describe('incomplete executions', () => {
  test('a failed run leaves its bundle, and a retry resolves it', async () => {
    const { id } = await scenarioCalled('Charge invoice');
    const before = (await make.incompleteExecutions.list(id)).map((row) => row.id);
    const { status } = await make.scenarios.run(id, { invoiceNumber: 'INV-7', amount: 12 });
    expect(status).toBe(3);
    const fresh = (await make.incompleteExecutions.list(id)).find((row) => !before.includes(row.id));
    if (!fresh) throw new Error('The failed run left nothing.');
    await expect(make.incompleteExecutions.bundle(fresh.id)).resolves.toEqual({
      2: [{ invoiceNumber: 'INV-7', amount: 12 }],
    });
    await make.incompleteExecutions.retry(fresh.id);
    const resolved = await eventually(
      () => make.incompleteExecutions.get(fresh.id),
      (row) => row.resolved,
    );
    expect(resolved).toMatchObject({ attempts: 1, scenarioId: id, scenarioName: 'Charge invoice' });
    const [retry] = await make.executions.listForIncompleteExecution(fresh.id);
    expect(retry).toMatchObject({ status: 1 });
    await expect(make.executions.getForIncompleteExecution(fresh.id, retry?.id ?? '')).resolves.toMatchObject({
      status: 1,
    });
  });

  test('one that needs a repair fails again until its blueprint is mended', async () => {
    const { id } = await scenarioCalled('Charge invoice');
    const broken = (await make.incompleteExecutions.list(id)).find(({ reason }) => reason?.includes("'url'"));
    if (!broken) throw new Error('The seed has none to repair.');
    await make.incompleteExecutions.retry(broken.id);
    const failed = () => make.executions.listForIncompleteExecution(broken.id);
    await expect(eventually(failed, ({ length }) => length > 0)).resolves.toMatchObject([{ status: 3 }]);
    expect((await make.incompleteExecutions.get(broken.id)).resolved).toBe(false);

    const repaired = await make.blueprints.get(id);
    await make.incompleteExecutions.update(broken.id, { blueprint: repaired, failer: 2 });
    await make.incompleteExecutions.retryMultiple(id, { ids: [broken.id] });
    const read = () => make.incompleteExecutions.get(broken.id);
    await expect(eventually(read, ({ resolved }) => resolved)).resolves.toMatchObject({ attempts: 2 });
  });

  test('scenarios of the other team have none of them', async () => {
    const { id } = await found(make.scenarios.list(zone.otherTeamId), 'Send campaign preview');
    await expect(make.incompleteExecutions.list(id)).resolves.toEqual([]);
  });
});
