import { openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

test('an old version can be read, and put back by an update', async () => {
  const { make } = open;
  const id = await scenarioId(open, 'Quote shipping cost');
  const { scenariosBlueprints } = await make.blueprints.versions({ scenarioId: id });
  expect(scenariosBlueprints.map(({ version }) => version)).toEqual([2, 1]);
  const old = await make.blueprints.get({ scenarioId: id, blueprintId: 1 });
  const blueprint = { ...Object(old.response.blueprint) };
  expect(blueprint.flow).toHaveLength(1);
  await make.scenarios.update({ scenarioId: id, blueprint });
  const now = await make.blueprints.get({ scenarioId: id });
  expect(now.response.blueprint).toEqual(blueprint);
  expect((await make.blueprints.versions({ scenarioId: id })).scenariosBlueprints[0]?.version).toBe(3);
  await expect(make.blueprints.get({ scenarioId: id, blueprintId: 99 })).rejects.toMatchObject({ status: 404 });
});

test('the envelope carries the declared inputs and outputs', async () => {
  const id = await scenarioId(open, 'Quote shipping cost');
  const { code, response } = await open.make.blueprints.get({ scenarioId: id });
  expect(code).toBe('OK');
  expect(response).toMatchObject({
    scheduling: { type: 'on-demand' },
    metadata: { input_spec: [{ name: 'destination' }, { name: 'weightKg' }, { name: 'express' }] },
  });
});

test('build variables are added, replaced and removed by name', async () => {
  const { make } = open;
  const scenario = { scenarioId: await scenarioId(open, 'Quote shipping cost') };
  const one = [{ name: 'PAC_ONE', value: 1 }];
  await make.blueprints.createBuildVariables({ ...scenario, input: one });
  await expect(make.blueprints.createBuildVariables({ ...scenario, input: one })).rejects.toMatchObject({
    status: 400,
  });
  const two = [{ name: 'TAC_TWO', value: 'b' }];
  await make.blueprints.replaceBuildVariables({ ...scenario, input: two });
  await expect(make.blueprints.buildVariables(scenario)).resolves.toEqual({ buildVariables: two });
  await make.blueprints.deleteBuildVariables({ ...scenario, value: 'TAC_TWO' });
  await expect(make.blueprints.buildVariables(scenario)).resolves.toEqual({ buildVariables: [] });
  await expect(make.blueprints.deleteBuildVariables({ ...scenario, value: 'TAC_TWO' })).rejects.toMatchObject({
    status: 404,
  });
});
