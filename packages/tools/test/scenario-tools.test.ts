import { EventEmitter, once } from 'node:events';
import { apiToken, createMakeClient, parseZone } from '@makegate/client';
import { startSandbox, type Sandbox, type SandboxOptions } from '@makegate/sandbox';
import { createScenarioTools, type ScenarioToolsOptions } from '../src/scenario-tools/create-scenario-tools.js';
import type { InterfaceMemory, KnownInterface } from '../src/scenario-tools/interface-memory.js';
import type { ScenarioTools } from '../src/scenario-tools/scenario-tools.js';
import { surfaceOf } from './fakes/surfaces.js';

const startMs = Date.UTC(2026, 10, 20, 9);
const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

interface Setting {
  readonly sandbox: Sandbox;
  readonly scenarioTools: ScenarioTools;
  readonly make: ReturnType<typeof createMakeClient>;
  readonly clock: { nowMs: number };
}

/** Scenario tools over a sandbox of their own. Both live by one clock, which only waiting moves. */
async function setUp(zone: SandboxOptions = {}, options: Partial<ScenarioToolsOptions> = {}): Promise<Setting> {
  const clock = { nowMs: startMs };
  const now = () => clock.nowMs;
  const sandbox = await startSandbox({ ...zone, runDurationMs: 20, clock: now });
  const make = createMakeClient({ zone: parseZone(sandbox.url), credential: apiToken(sandbox.apiToken) });
  const scenarioTools = createScenarioTools({
    make,
    place: { teamId: sandbox.teamId },
    apiLimit: async () => 60,
    reservedNames: [],
    now,
    pause: async (ms, signal) => {
      signal.throwIfAborted();
      clock.nowMs += ms;
    },
    ...options,
  });
  opened.push(
    () => scenarioTools.close(),
    () => sandbox.close(),
  );
  return { sandbox, scenarioTools, make, clock };
}

const interfaceReads = (sandbox: Sandbox) =>
  sandbox.requests().filter(({ endpoint }) => endpoint === 'scenarios.getInterface');
const listReads = (sandbox: Sandbox) => sandbox.requests().filter(({ endpoint }) => endpoint === 'scenarios.list');

/** Resolves once as many tools are offered. */
const untilOffered = (scenarioTools: ScenarioTools, count: number) =>
  new Promise<void>((resolve) => {
    const look = () => void (scenarioTools.tools().length === count && (stop(), resolve()));
    const stop = scenarioTools.onChange(look);
    look();
  });

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

describe('with 200 scenarios', () => {
  test('reads one list and ten interfaces before it is ready, the latest edits first', async () => {
    const { scenarioTools, sandbox } = await setUp(
      { onDemandScenarios: 200 },
      // Stays at the first pause, so that only the start is seen.
      {
        pause: (_ms, signal) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      },
    );
    await scenarioTools.start();
    expect(scenarioTools.tools()).toHaveLength(10);
    expect(interfaceReads(sandbox)).toHaveLength(10);
    // 200 scenarios and the inactive ones are three pages of at most 100.
    expect(listReads(sandbox).length).toBeLessThanOrEqual(3);
    expect(sandbox.requests()).toHaveLength(10 + listReads(sandbox).length);
  });

  test('reads the rest with a fifth of the API limit in any minute, each once, announced in batches', async () => {
    const { scenarioTools, sandbox } = await setUp({ onDemandScenarios: 200 });
    let announced = 0;
    scenarioTools.onChange(() => (announced += 1));
    await scenarioTools.start();
    await untilOffered(scenarioTools, 200);
    const reads = interfaceReads(sandbox);
    expect(new Set(reads.map(({ path }) => path)).size).toBe(200);
    expect(reads).toHaveLength(200);
    for (const { at } of reads) {
      const minute = reads.filter((other) => other.at > at - 60_000 && other.at <= at);
      expect(minute.length).toBeLessThanOrEqual(12);
    }
    expect(announced).toBeLessThanOrEqual(2 + Math.ceil(190 / 12));
    expect(new Set(scenarioTools.tools().map(({ name }) => name)).size).toBe(200);
  });

  test('reads nothing but the list again while no scenario is edited', async () => {
    const { scenarioTools, sandbox, clock } = await setUp({ onDemandScenarios: 30 });
    await scenarioTools.start();
    await untilOffered(scenarioTools, 30);
    const offered = scenarioTools.tools();
    sandbox.clearRequests();
    await scenarioTools.refresh();
    scenarioTools.freshen();
    expect(listReads(sandbox)).toHaveLength(1);
    clock.nowMs += 61_000;
    scenarioTools.freshen();
    await scenarioTools.refresh();
    expect(interfaceReads(sandbox)).toEqual([]);
    // One because the list was old, and one because somebody asked while it was being read.
    expect(listReads(sandbox)).toHaveLength(3);
    expect(scenarioTools.tools()).toBe(offered);
  });
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

test('offers a scenario later when its interface could not be read, and names the failure until then', async () => {
  const resumed: (() => void)[] = [];
  const pauses = new EventEmitter();
  const paused = once(pauses, 'pause');
  const { scenarioTools, sandbox, make, clock } = await setUp(
    {},
    {
      pause: (ms) => {
        pauses.emit('pause', ms);
        return new Promise<void>((resolve) => resumed.push(resolve));
      },
    },
  );
  const { scenarios } = await make.scenarios.list({ teamId: sandbox.teamId });
  const scenarioId = scenarios.find(({ name }) => name === 'Quote shipping cost')?.id;
  sandbox.addFault({ match: { path: `/scenarios/${scenarioId}/interface` }, kind: 'status', status: 503 });
  await scenarioTools.start();
  const rows = await scenarioTools.explain();
  expect(rows.find((row) => row.scenarioId === scenarioId)).toMatchObject({
    exposed: false,
    reason: 'interface_failed',
    fix: expect.stringContaining('make_unavailable'),
  });
  expect(scenarioTools.tools()).toHaveLength(6);
  expect(await paused).toEqual([60_000]);
  clock.nowMs += 60_000;
  resumed.at(-1)?.();
  await untilOffered(scenarioTools, 7);
});

test('starts without Make, says so, and finds the scenarios when Make is back', async () => {
  const resumed: (() => void)[] = [];
  const { scenarioTools, sandbox, clock } = await setUp(
    {},
    { pause: () => new Promise<void>((resolve) => resumed.push(resolve)) },
  );
  sandbox.addFault({ match: { path: '/scenarios' }, kind: 'status', status: 503, times: 1 });
  await scenarioTools.start();
  expect(scenarioTools.tools()).toEqual([]);
  expect(await scenarioTools.explain()).toEqual([
    { exposed: false, reason: 'list_failed', fix: expect.stringContaining('make_unavailable') },
  ]);
  clock.nowMs += 60_000;
  resumed.at(-1)?.();
  await untilOffered(scenarioTools, 7);
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

/** What a file would hold: the text of the interfaces, so that nothing is shared by reference. */
function textMemory(): InterfaceMemory & { readonly text: () => string } {
  let text = '[]';
  return {
    recall: async () => JSON.parse(text) as KnownInterface[],
    keep: async (known) => void (text = JSON.stringify(known)),
    text: () => text,
  };
}

/** A first start that comes to know everything, then a second one on the same zone. */
async function restart(change: (setting: Setting) => Promise<void> | void = () => {}) {
  const memory = textMemory();
  const first = await setUp({ onDemandScenarios: 30 }, { memory });
  await first.scenarioTools.start();
  await untilOffered(first.scenarioTools, 30);
  first.scenarioTools.close();
  await change(first);
  first.sandbox.clearRequests();
  const { sandbox, make, clock } = first;
  const again = createScenarioTools({
    make,
    place: { teamId: sandbox.teamId },
    apiLimit: async () => 60,
    reservedNames: [],
    now: () => clock.nowMs,
    memory,
  });
  opened.push(() => again.close());
  await again.start();
  return { again, sandbox, memory };
}

describe('with a memory', () => {
  test('a restart offers everything at once and reads no interface', async () => {
    const { again, sandbox } = await restart();
    expect(again.tools()).toHaveLength(30);
    expect(interfaceReads(sandbox)).toHaveLength(0);
  });

  test('a restart reads the interface of a scenario that was edited meanwhile', async () => {
    const { again, sandbox } = await restart(async ({ make, sandbox: zone, clock }) => {
      clock.nowMs += 1_000;
      const {
        scenarios: [scenario],
      } = await make.scenarios.list({ teamId: zone.teamId });
      await make.scenarios.update({ scenarioId: scenario?.id ?? 0, name: 'Renamed' });
    });
    expect(interfaceReads(sandbox)).toHaveLength(1);
    expect(again.tools().map(({ name }) => name)).toContain('run_renamed');
  });

  test('what is older than a day is offered at once and read again', async () => {
    const { again, sandbox } = await restart(({ clock }) => void (clock.nowMs += 86_400_000));
    expect(again.tools()).toHaveLength(30);
    expect(interfaceReads(sandbox)).toHaveLength(10);
  });

  test('keeps no scenario that is gone', async () => {
    const { again, memory } = await restart(async ({ make, sandbox: zone, clock }) => {
      clock.nowMs += 1_000;
      const {
        scenarios: [first, second],
      } = await make.scenarios.list({ teamId: zone.teamId });
      await make.scenarios.delete({ scenarioId: first?.id ?? 0 });
      await make.scenarios.update({ scenarioId: second?.id ?? 0, name: 'Renamed' });
    });
    expect(again.tools()).toHaveLength(29);
    expect(JSON.parse(memory.text())).toHaveLength(29);
  });
});
