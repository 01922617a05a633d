import { setUp } from './scenario-tools-zone.js';
import { surfaceOf } from './fakes/surfaces.js';

test('offers every active on-demand scenario of the team, and no other', async () => {
  const { scenarioTools } = await setUp();
  await scenarioTools.start();
  expect(scenarioTools.tools().map(({ name }) => name)).toEqual([
    'run_charge_invoice',
    'run_import_contacts',
    'run_quote_shipping_cost',
    'run_register_customer',
    'run_report_stored_records',
    'run_sync_supplier_catalogue',
    'run_total_an_order',
  ]);
});

test('runs a scenario with typed inputs and answers with its typed outputs', async () => {
  const { scenarioTools, make } = await setUp();
  await scenarioTools.start();
  const surface = surfaceOf([], {
    make,
    scenarioTools,
    pause: (ms) => new Promise((done) => setTimeout(done, ms / 50)),
  });
  const listing = surface.list().find(({ name }) => name === 'run_quote_shipping_cost');
  expect(listing).toMatchObject({
    title: 'Quote shipping cost',
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false },
    inputSchema: {
      properties: { destination: { type: 'string' }, weightKg: { type: 'number' }, express: { type: 'boolean' } },
      required: ['destination', 'weightKg'],
    },
    outputSchema: { properties: { outputs: { properties: { price: { type: 'number' } } } } },
  });
  const hooks = { signal: new AbortController().signal, progress: () => {} };
  const outcome = await surface.call('run_quote_shipping_cost', { destination: 'Brno', weightKg: 2 }, hooks);
  expect(outcome).toMatchObject({
    kind: 'answered',
    answer: { status: 'success', outputs: { destination: 'Brno', price: expect.any(Number) } },
  });
  const refused = await surface.call('run_quote_shipping_cost', { destination: 'Brno', weightKg: 'two' }, hooks);
  expect(refused).toMatchObject({ kind: 'failed', failure: { code: 'arguments_invalid' } });
});

test('follows what happens to the scenarios: switched off, edited, and given another interface', async () => {
  const { scenarioTools, sandbox, make, clock } = await setUp();
  await scenarioTools.start();
  const { signal } = new AbortController();
  const { scenarios } = await make.scenarios.list({ teamId: sandbox.teamId }, { signal });
  const idOf = (name: string) => scenarios.find((scenario) => scenario.name === name)?.id ?? 0;
  const names = () => scenarioTools.tools().map(({ name }) => name);

  await make.scenarios.stop({ scenarioId: idOf('Import contacts') });
  await scenarioTools.refresh();
  expect(names()).not.toContain('run_import_contacts');

  clock.nowMs += 1_000;
  await make.scenarios.update({ scenarioId: idOf('Total an order'), name: 'Add up an order' });
  await scenarioTools.refresh();
  expect(names()).toContain('run_add_up_an_order');
  expect(names()).not.toContain('run_total_an_order');

  const scenarioId = idOf('Report stored records');
  await make.scenarios.setInterface({
    scenarioId,
    interface: { input: [{ name: 'store', type: 'text', required: true }], output: [] },
  });
  const changed = new Promise<void>((resolve) => scenarioTools.onChange(resolve));
  await scenarioTools.refresh(scenarioId);
  await changed;
  const report = scenarioTools.tools().find(({ name }) => name === 'run_report_stored_records');
  expect(report?.inputSchema).toMatchObject({ required: ['store'] });
});

test('says of every scenario whether it is a tool, why not and what to do', async () => {
  const { scenarioTools } = await setUp();
  await scenarioTools.start();
  const rows = await scenarioTools.explain();
  const row = (name: string) => rows.find(({ scenarioName }) => scenarioName === name);
  expect(row('Quote shipping cost')).toEqual({
    scenarioId: expect.any(Number),
    scenarioName: 'Quote shipping cost',
    exposed: true,
    toolName: 'run_quote_shipping_cost',
    reason: 'exposed',
    fix: 'Call run_quote_shipping_cost.',
  });
  expect(row('Archive closed orders')).toMatchObject({ exposed: false, reason: 'inactive' });
  expect(rows.filter(({ reason }) => reason === 'not_on_demand').length).toBeGreaterThan(0);
  expect(rows.filter(({ exposed }) => exposed)).toHaveLength(scenarioTools.tools().length);
  const readOnly = await scenarioTools.explain({ scopes: undefined, readOnly: true });
  expect(readOnly.find(({ scenarioName }) => scenarioName === 'Quote shipping cost')?.reason).toBe('read_only');
  const limited = await scenarioTools.explain({ scopes: ['scenarios:read'], readOnly: false });
  expect(limited.find(({ scenarioName }) => scenarioName === 'Quote shipping cost')).toMatchObject({
    reason: 'scope_missing',
    fix: expect.stringContaining('scenarios:run'),
  });
});

test('takes the only organization of the credential when no place is configured', async () => {
  const { scenarioTools } = await setUp({}, { place: {} });
  await scenarioTools.start();
  expect(scenarioTools.tools().length).toBeGreaterThanOrEqual(7);
});

test('ends with its signal, and starts no request afterwards', async () => {
  const { scenarioTools, sandbox } = await setUp({ onDemandScenarios: 50 });
  const ending = new AbortController();
  const starting = scenarioTools.start(ending.signal);
  ending.abort();
  await starting;
  sandbox.clearRequests();
  await scenarioTools.refresh();
  expect(sandbox.requests()).toEqual([]);
});

test('leaves a scenario its name when another one takes its words, and when that one gives them up', async () => {
  const { scenarioTools, sandbox, make, clock } = await setUp();
  await scenarioTools.start();
  const { scenarios } = await make.scenarios.list({ teamId: sandbox.teamId });
  const idOf = (name: string) => scenarios.find((scenario) => scenario.name === name)?.id ?? 0;
  const rename = async (scenarioId: number, name: string) => {
    clock.nowMs += 1_000;
    await make.scenarios.update({ scenarioId, name });
    await scenarioTools.refresh(scenarioId);
    return (await scenarioTools.explain()).find((row) => row.scenarioId === scenarioId)?.toolName;
  };
  const [quote, total] = [idOf('Quote shipping cost'), idOf('Total an order')];
  const suffixed = await rename(total, 'Quote shipping cost');
  expect(suffixed).toMatch(/^run_quote_shipping_cost_[0-9a-f]{6}$/);
  expect(await rename(quote, 'Price a parcel')).toBe('run_price_a_parcel');
  expect(await rename(total, 'Quote shipping cost!')).toBe(suffixed);
  expect(await rename(quote, 'Quote shipping cost')).toBe('run_quote_shipping_cost');
});
