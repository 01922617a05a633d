import { eventually, openZone, scenarioId } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';

let open: OpenZone;
let laterMs = 0;

beforeAll(async () => {
  open = await openZone({ clock: () => Date.now() + laterMs });
});

afterAll(() => open.zone.close());

const flow = [{ id: 1, module: 'json:ParseJSON' }];
const blueprint = { name: 'Sort parcels', flow, metadata: {} };
const onDemand = { type: 'on-demand' };

async function post(path: string, body: unknown) {
  const headers = { authorization: `Token ${open.zone.apiToken}`, 'content-type': 'application/json' };
  const answer = await fetch(`${open.zone.url}/api/v2${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

const createWith = (scheduling: object, rest: object = {}) =>
  open.make.scenarios.create({
    teamId: open.zone.teamId,
    blueprint,
    scheduling: { ...onDemand, ...scheduling },
    ...rest,
  });

async function startedId(): Promise<number> {
  const id = await newId();
  await open.make.scenarios.start({ scenarioId: id });
  return id;
}

const newId = async () => (await createWith({})).scenario.id;
const blueprintOf = async (id: number) => (await open.make.blueprints.get({ scenarioId: id })).response;

describe('making and changing', () => {
  test('a scenario is made of texts that hold JSON, a template of objects', async () => {
    const { teamId } = open.zone;
    const texts = { teamId, blueprint: JSON.stringify(blueprint), scheduling: JSON.stringify(onDemand) };
    const objects = { teamId, blueprint, scheduling: onDemand, language: 'en', controller: {} };
    expect((await post('/scenarios', texts)).status).toBe(200);
    expect((await post('/scenarios', objects)).status).toBe(400);
    expect((await post('/templates', objects)).status).toBe(200);
  });

  test('a new scenario may bring its inputs, its outputs, a description and a folder', async () => {
    const [folder] = (await open.make.folders.list({ teamId: open.zone.teamId })).scenariosFolders;
    const input = [{ name: 'parcel', type: 'text', required: true }];
    const output = [{ name: 'shelf', type: 'text' }];
    const metadata = { input_spec: input, output_spec: output };
    const { scenario } = await createWith({}, { description: 'By size.', folderId: folder?.id, metadata });
    expect(scenario).toMatchObject({ description: 'By size.', folderId: folder?.id, isActive: false });
    await expect(open.make.scenarios.getInterface({ scenarioId: scenario.id })).resolves.toMatchObject({
      interface: { input, output },
    });
  });

  test('a module that nobody knows is no reason to refuse a blueprint, once its app is confirmed', async () => {
    const unknown = { ...blueprint, flow: [{ id: 1, module: 'nobody-knows:ThisModule' }] };
    const { teamId } = open.zone;
    const create = open.make.scenarios.create({ teamId, blueprint: unknown, scheduling: onDemand, confirmed: true });
    await expect(create).resolves.toMatchObject({ scenario: { isinvalid: false } });
  });

  test.each(['immediately', 'indefinitely', 'once', 'daily', 'weekly', 'monthly', 'yearly', 'on-demand'])(
    'the scheduling type %s is one of the eight',
    async (type) => {
      const { scenario } = await createWith({ type });
      expect((await blueprintOf(scenario.id)).scheduling).toMatchObject({ type });
    },
  );

  test('a scheduling type that Make does not have is a 400', async () => {
    await expect(createWith({ type: 'hourly' })).rejects.toMatchObject({ status: 400 });
  });

  test('a scheduling keeps its times, its windows and its rate', async () => {
    const times = { interval: 900, time: '06:30', days: [1, 3], months: [2], between: ['2026-01-01', '2027-01-01'] };
    const restrict = [{ days: [1], months: [1], time: ['08:00', '17:00'] }];
    const scheduling = { type: 'indefinitely', ...times, restrict, maximum_runs_per_minute: 5 };
    const { scenario } = await createWith(scheduling);
    expect((await blueprintOf(scenario.id)).scheduling).toEqual(scheduling);
  });

  test('a change names only what it changes, and leaves the rest as it was', async () => {
    const id = await newId();
    await open.make.scenarios.update({ scenarioId: id, name: 'Sort letters' });
    const { scenario } = await open.make.scenarios.get({ scenarioId: id });
    expect(scenario).toMatchObject({ name: 'Sort letters', isActive: false });
    expect(await blueprintOf(id)).toMatchObject({ blueprint: { flow }, scheduling: onDemand });
  });

  test('publishing answers with the version that is in force', async () => {
    const id = await newId();
    await open.make.scenarios.update({ scenarioId: id, blueprint });
    await expect(open.make.scenarios.publish({ scenarioId: id })).resolves.toMatchObject({ scenarioVersion: 2 });
    const draft = await open.make.blueprints.get({ scenarioId: id, draft: true });
    expect(draft.response.blueprint).toMatchObject({ flow });
  });
});

/** The status of a run whose last module is this one. */
async function ending(module: string) {
  const failing = { ...blueprint, flow: [...flow, { id: 2, module, mapper: { message: 'The scale is broken.' } }] };
  const { teamId } = open.zone;
  const { scenario } = await open.make.scenarios.create({ teamId, blueprint: failing, scheduling: onDemand });
  await open.make.scenarios.start({ scenarioId: scenario.id });
  return (await open.make.scenarios.run({ scenarioId: scenario.id, responsive: true })).status;
}

describe('running', () => {
  test('start and stop answer isActive and its older twin, and may be repeated', async () => {
    const id = await newId();
    const { start, stop } = open.make.scenarios;
    for (const [call, isActive] of [
      [start, true],
      [start, true],
      [stop, false],
      [stop, false],
    ] as const) {
      await expect(call({ scenarioId: id })).resolves.toEqual({ scenario: { id, isActive, islinked: isActive } });
    }
  });

  test('a run answers at once with nothing but its id, unless it is asked to wait', async () => {
    const id = await scenarioId(open, 'Report stored records');
    const run = await open.make.scenarios.run({ scenarioId: id });
    expect(run).toEqual({ executionId: expect.any(String) });
    const awaited = await open.make.scenarios.run({ scenarioId: id, responsive: true });
    expect(awaited).toMatchObject({ executionId: expect.any(String), status: 1, outputs: expect.anything() });
  });

  test('a run that is waited for tells 1 for success, 2 for a warning and 3 for an error', async () => {
    expect(await ending('json:ParseJSON')).toBe(1);
    expect(await ending('builtin:ThrowWarning')).toBe(2);
    expect(await ending('builtin:ThrowError')).toBe(3);
  });

  test('a run costs the credits of its modules', async () => {
    const id = await startedId();
    await open.make.scenarios.run({ scenarioId: id, responsive: true });
    const [line] = (await open.make.executions.list({ scenarioId: id })).scenarioLogs;
    expect(line).toMatchObject({ operations: 1, centicredits: 100 });
  });

  test('a replay is a 202 without a body, and takes the first id only', async () => {
    const id = await startedId();
    const runs = [1, 2].map(() => open.make.scenarios.run({ scenarioId: id, responsive: true }));
    const executionIds = (await Promise.all(runs)).map(({ executionId }) => executionId);
    expect(await post(`/scenarios/${id}/replay`, { executionIds })).toEqual({ status: 202, text: '' });
    const ended = () => open.make.executions.list({ scenarioId: id, status: 1 });
    const after = await eventually(ended, ({ scenarioLogs }) => scenarioLogs.length >= 3);
    expect(after.scenarioLogs).toHaveLength(3);
  });
});

describe('copies and the end', () => {
  test('versions of a blueprint are kept for 60 days, the one in force for good', async () => {
    const id = await newId();
    await open.make.scenarios.update({ scenarioId: id, blueprint: { ...blueprint, name: 'Sort letters' } });
    const versions = async () =>
      (await open.make.blueprints.versions({ scenarioId: id })).scenariosBlueprints.map(({ version }) => version);
    expect(await versions()).toEqual([2, 1]);
    // Not by advance, which would run every schedule of two months.
    laterMs += 61 * 86_400_000;
    expect(await versions()).toEqual([2]);
    const old = open.make.blueprints.get({ scenarioId: id, blueprintId: 1 });
    await expect(old).rejects.toMatchObject({ status: 404 });
    expect((await blueprintOf(id)).blueprint).toMatchObject({ name: 'Sort letters' });
  });

  test('notAnalyze lets a clone go to another team without maps, and states copy what modules remember', async () => {
    const { organizationId, otherTeamId } = open.zone;
    const source = await scenarioId(open, 'Report stored records');
    await open.make.scenarios.setData({ scenarioId: source, data: { '1': { epoch: 5 } } });
    const target = { scenarioId: source, organizationId, teamId: otherTeamId, name: 'Report' };
    await expect(open.make.scenarios.clone(target)).rejects.toMatchObject({ status: 404 });
    const remembers = async (states: boolean) => {
      const { scenario } = await open.make.scenarios.clone({ ...target, notAnalyze: true, states });
      return (await open.make.scenarios.hasData({ scenarioId: scenario.id, moduleId: 1 })).exists;
    };
    expect(await remembers(true)).toBe(true);
    expect(await remembers(false)).toBe(false);
  });

  test('a scenario is deleted without a question, and nothing of it is left', async () => {
    const id = await newId();
    await expect(open.make.scenarios.delete({ scenarioId: id })).resolves.toEqual({ scenario: id });
    await expect(open.make.scenarios.get({ scenarioId: id })).rejects.toMatchObject({ status: 404 });
    await expect(open.make.blueprints.versions({ scenarioId: id })).rejects.toMatchObject({ status: 404 });
  });
});
