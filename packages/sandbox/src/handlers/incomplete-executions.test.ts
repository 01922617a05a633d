import { eventually, openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const charge = () => scenarioId(open, 'Charge invoice');

const open3 = async () =>
  (await open.make.incompleteExecutions.list({ scenarioId: await charge() })).dlqs.map(({ id }) => id);

test('named ones are deleted without a confirmation, and unknown ids come back as an error beside them', async () => {
  const [first = '', second = '', third] = await open3();
  const chosen = { scenarioId: await charge(), ids: [first, 'nothing'] };
  await expect(open.make.incompleteExecutions.deleteMany(chosen)).rejects.toMatchObject({
    code: 'make_partial',
    reply: { dlqs: [first], error: { message: 'Not found: nothing.' } },
  });
  expect(await open3()).toEqual([second, third]);
});

test('all of them are deleted only with a confirmation, but for the exceptions', async () => {
  const [first = ''] = await open3();
  const all = { scenarioId: await charge(), all: true, exceptIds: [first] };
  await expect(open.make.incompleteExecutions.deleteMany(all)).rejects.toMatchObject({
    code: 'make_confirmation_required',
    detail: expect.stringContaining('3 incomplete executions'),
  });
  await open.make.incompleteExecutions.deleteMany({ ...all, confirmed: true });
  expect(await open3()).toEqual([first]);
});

test('retrying all of them resolves those that need no repair', async () => {
  const scenario = { scenarioId: await charge() };
  const { dlqs } = (await open.make.incompleteExecutions.retryMany({ ...scenario, all: true })) ?? {};
  expect(dlqs).toHaveLength(3);
  const list = async () => (await open.make.incompleteExecutions.list(scenario)).dlqs;
  const rows = await eventually(list, (found) => found.filter(({ resolved }) => resolved).length === 2);
  expect(rows.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  await expect(open.make.scenarios.get(scenario)).resolves.toMatchObject({ scenario: { dlqCount: 1 } });
  const done = rows.find(({ resolved }) => resolved)?.id ?? '';
  await expect(open.make.incompleteExecutions.retry({ dlqId: done })).rejects.toMatchObject({ makeCode: 'IM016' });
});

test('the blueprint and the failed module are there to be repaired', async () => {
  const [dlqId = ''] = await open3();
  const { response } = await open.make.incompleteExecutions.blueprint({ dlqId });
  expect(response).toMatchObject({ reason: expect.any(String), blueprint: { name: 'Charge invoice' } });
  const { dlq } = await open.make.incompleteExecutions.update({ dlqId, failer: 1 });
  expect(dlq).toMatchObject({ failer: 1, blueprint: { name: 'Charge invoice' } });
});

test('a bulk call must say what it means', async () => {
  await expect(open.make.incompleteExecutions.retryMany({ scenarioId: await charge() })).rejects.toMatchObject({
    suberrors: [{ name: 'ids' }],
  });
});
