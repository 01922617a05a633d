import { openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const sketch = {
  name: 'Ask the depot',
  description: 'Asks whether an item is there.',
  inputs: [{ name: 'item', type: 'text', required: true }],
  module: { module: 'http:ActionSendData', version: 3, mapper: { url: 'https://depot.example/{{item}}' } },
};

async function newTool(): Promise<number> {
  const { tool } = await open.make.scenarioTools.create({ teamId: open.zone.teamId, ...sketch });
  return tool.id ?? 0;
}

test('a tool is an active on-demand scenario of one module with these inputs', async () => {
  const { make, zone } = open;
  const id = await newTool();
  await expect(make.scenarioTools.get({ scenarioId: id })).resolves.toMatchObject({
    tool: { ...sketch, module: { ...sketch.module, id: 1 }, teamId: zone.teamId },
  });
  await expect(make.scenarios.get({ scenarioId: id })).resolves.toMatchObject({
    scenario: { name: 'Ask the depot', type: 'tool', isActive: true, scheduling: { type: 'on-demand' } },
  });
  await expect(make.scenarios.getInterface({ scenarioId: id })).resolves.toMatchObject({
    interface: { input: sketch.inputs },
  });
});

test('lists of scenarios tell tools from others by type', async () => {
  const { scenarios } = open.make;
  const { teamId } = open.zone;
  const id = await newTool();
  const ids = async (type?: 'scenario' | 'tool') =>
    (await scenarios.list({ teamId, ...(type && { type }) })).scenarios.map((row) => row.id);
  expect(await ids('tool')).toEqual([id]);
  expect(await ids('scenario')).not.toContain(id);
  expect(await ids()).toContain(id);
});

test('a tool runs with its inputs, and not without those that are required', async () => {
  const { scenarios } = open.make;
  const id = await newTool();
  const run = scenarios.run({ scenarioId: id, data: { item: 'shelf' }, responsive: true });
  await expect(run).resolves.toMatchObject({ status: 1 });
  const without = scenarios.run({ scenarioId: id, data: {} });
  await expect(without).rejects.toMatchObject({ status: 400, suberrors: [{ name: 'item' }] });
});

test('changing a tool makes a version of its blueprint and keeps what is not named', async () => {
  const { make } = open;
  const id = await newTool();
  await make.scenarioTools.update({ scenarioId: id, name: 'Ask the warehouse', inputs: [] });
  const { tool } = await make.scenarioTools.get({ scenarioId: id });
  expect(tool).toMatchObject({ name: 'Ask the warehouse', description: sketch.description, inputs: [] });
  expect(tool.module).toMatchObject(sketch.module);
  const { scenario } = await make.scenarios.get({ scenarioId: id });
  expect(scenario).toMatchObject({ name: 'Ask the warehouse', scenarioVersion: 2 });
});

test('a module that names a connection of another team is refused as in any blueprint', async () => {
  const { make, zone } = open;
  const [connection] = (await make.connections.list({ teamId: zone.otherTeamId })).connections;
  const module = { module: 'slack:CreateMessage', parameters: { __IMTCONN__: connection?.id } };
  const refused = make.scenarioTools.create({ teamId: zone.teamId, ...sketch, module });
  await expect(refused).rejects.toMatchObject({ status: 404, makeCode: 'IM304' });
  const without = make.scenarioTools.create({ teamId: zone.teamId, ...sketch, module: {} });
  await expect(without).rejects.toMatchObject({ status: 400, suberrors: [{ name: 'module' }] });
});

test('an ordinary scenario is no tool', async () => {
  const id = await scenarioId(open, 'Quote shipping cost');
  await expect(open.make.scenarioTools.get({ scenarioId: id })).rejects.toMatchObject({ status: 404 });
});

test('AI agents are offered active on-demand scenarios of the team, tools among them', async () => {
  const { make, zone } = open;
  const id = await newTool();
  const offered = await make.scenarioTools.listForAgents({ teamId: zone.teamId });
  const quote = await scenarioId(open, 'Quote shipping cost');
  expect(offered).toMatchObject({ scenarios: expect.arrayContaining([expect.objectContaining({ id: quote })]) });
  expect(offered).toMatchObject({ scenarios: expect.arrayContaining([expect.objectContaining({ id })]) });
  await make.scenarios.stop({ scenarioId: id });
  const without = await make.scenarioTools.listForAgents({ teamId: zone.teamId });
  expect(without).not.toMatchObject({ scenarios: expect.arrayContaining([expect.objectContaining({ id })]) });
});
