import { startSandbox } from '@makegate/sandbox';
import type { Sandbox, SandboxOptions } from '@makegate/sandbox';
import { eventually, openServer } from './open-server.js';
import type { OpenServer } from './open-server.js';

const opened: { close(): Promise<void> }[] = [];

async function open(
  options: SandboxOptions,
  args: readonly string[] = [],
): Promise<{ sandbox: Sandbox; server: OpenServer }> {
  const sandbox = await startSandbox(options);
  opened.unshift(sandbox);
  const server = await openServer(sandbox, { args });
  opened.unshift(server);
  return { sandbox, server };
}

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const scenarioTools = async (server: OpenServer) =>
  (await server.tools()).filter(({ name }) => name.startsWith('run_'));
const interfaceReads = (sandbox: Sandbox): number =>
  sandbox.requests().filter(({ endpoint }) => endpoint === 'scenarios.getInterface').length;

test('offers every active on-demand scenario with inputs and outputs typed from its interface', async () => {
  const { server } = await open({});
  const tools = await scenarioTools(server);
  expect(tools.map(({ name }) => name)).toEqual([
    'run_charge_invoice',
    'run_import_contacts',
    'run_quote_shipping_cost',
    'run_register_customer',
    'run_report_stored_records',
    'run_sync_supplier_catalogue',
    'run_total_an_order',
  ]);
  const quote = tools.find(({ name }) => name === 'run_quote_shipping_cost');
  expect(quote?.inputSchema).toMatchObject({
    properties: {
      destination: { type: 'string' },
      weightKg: { type: 'number' },
      express: { type: 'boolean', default: false },
    },
    required: ['destination', 'weightKg'],
  });
  const customer = tools.find(({ name }) => name === 'run_register_customer');
  expect(customer?.inputSchema).toMatchObject({
    properties: { customer: { type: 'object' }, segment: { enum: ['retail', 'wholesale', 'partner'] } },
  });
  expect(quote?.outputSchema).toMatchObject({ properties: { outputs: { properties: { price: { type: 'number' } } } } });
});

test('lists the tools at the first request, without one request per scenario and team', async () => {
  const { sandbox, server } = await open({ onDemandScenarios: 30 });
  const tools = await scenarioTools(server);
  expect(tools.length).toBeGreaterThanOrEqual(10);
  expect(sandbox.requests().filter(({ endpoint }) => endpoint === 'scenarios.list')).toHaveLength(1);
});

test('reads ten interfaces at start and the rest at no more than a fifth of the limit per minute', async () => {
  const { sandbox, server } = await open({ onDemandScenarios: 60, apiLimit: 100 });
  await server.tools();
  const allowed = 20;
  await eventually(
    async () => interfaceReads(sandbox),
    (count) => count >= allowed,
  );
  // Time enough for a server that does not hold back to read the other forty.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(interfaceReads(sandbox)).toBe(allowed);
  expect(await scenarioTools(server)).toHaveLength(allowed);
});

test('announces a scenario that appears, and one that goes', async () => {
  const { server } = await open({}, ['--toolset', 'everything']);
  const before = (await scenarioTools(server)).length;
  const announced = server.listChanges();
  const created = await server.call('scenarios_create', {
    blueprint: { name: 'Greet visitor', flow: [], metadata: {} },
    scheduling: { type: 'on-demand' },
  });
  const { id, scenarioId = id } = created.structuredContent as { id?: number; scenarioId?: number };
  await server.call('scenarios_start', { scenarioId });
  await eventually(
    async () => (await scenarioTools(server)).map(({ name }) => name),
    (names) => names.includes('run_greet_visitor'),
  );
  expect(server.listChanges()).toBeGreaterThan(announced);
  await server.call('scenarios_stop', { scenarioId });
  await eventually(
    async () => (await scenarioTools(server)).length,
    (count) => count === before,
  );
});

test('gives scenarios with long and equal names short names of their own', async () => {
  const { server } = await open({}, ['--toolset', 'everything']);
  const name = 'A scenario whose name is a good deal longer than any client wants a tool name to be';
  for (const title of [name, name]) {
    const created = await server.call('scenarios_create', {
      blueprint: { name: title, flow: [], metadata: {} },
      scheduling: { type: 'on-demand' },
    });
    const { id, scenarioId = id } = created.structuredContent as { id?: number; scenarioId?: number };
    await server.call('scenarios_start', { scenarioId });
  }
  const names = await eventually(
    async () =>
      (await scenarioTools(server)).map((tool) => tool.name).filter((one) => one.startsWith('run_a_scenario')),
    (found) => found.length === 2,
  );
  expect(new Set(names).size).toBe(2);
  expect(Math.max(...names.map((one) => one.length))).toBeLessThanOrEqual(40);
});

test('explains for each scenario why it is or is not a tool', async () => {
  const { server } = await open({});
  const { scenarios } = (await server.call('scenario_tools_explain', { limit: 100 })).structuredContent as {
    scenarios: { scenarioName: string; exposed: boolean; toolName?: string; reason?: string }[];
  };
  const of = (name: string) => scenarios.find(({ scenarioName }) => scenarioName === name);
  expect(of('Quote shipping cost')).toMatchObject({ exposed: true, toolName: 'run_quote_shipping_cost' });
  expect(of('Archive closed orders')).toMatchObject({ exposed: false, reason: 'inactive' });
  expect(of('Take in web orders')).toMatchObject({ exposed: false, reason: 'not_on_demand' });
});

test('offers none when it is told to', async () => {
  const { sandbox, server } = await open({}, ['--no-scenario-tools']);
  expect(await scenarioTools(server)).toEqual([]);
  expect(interfaceReads(sandbox)).toBe(0);
});
