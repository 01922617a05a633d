import { Ajv } from 'ajv';
import { catalog } from '../src/catalog/index.js';
import { catalogCalls } from './catalog-calls.js';
import { idsOf } from './zone-ids.js';
import { sizeOfState, stateOf } from './zone-state.js';
import { startZone, type TestZone } from './zone.js';

let zone: TestZone;
beforeEach(async () => {
  zone = await startZone();
});
afterEach(async () => {
  await zone.sandbox.close();
});

const ajv = new Ajv({ strict: false, formats: { 'date-time': true } });

const argumentsOf = async (name: string) => catalogCalls[name]?.(await idsOf(zone), zone.make) ?? {};

test('there is a call for every tool of the catalog', () => {
  expect(Object.keys(catalogCalls).toSorted()).toEqual(catalog.map(({ name }) => name).toSorted());
});

describe.each(catalog.map((tool) => [tool.name, tool] as const))('%s', (name, tool) => {
  test('does its work in a zone, by the schemas that it advertises', async () => {
    const args = await argumentsOf(name);
    expect([ajv.validate(tool.inputSchema, args), ajv.errorsText()]).toEqual([true, 'No errors']);
    const outcome = await zone.call(name, args);
    expect(outcome).toEqual({ kind: 'answered', answer: expect.anything() });
    const answer = outcome.kind === 'answered' ? JSON.parse(JSON.stringify(outcome.answer)) : undefined;
    expect([ajv.validate(tool.outputSchema, answer), ajv.errorsText()]).toEqual([true, 'No errors']);
    expect(JSON.stringify(answer)).not.toContain('null');
    expect(JSON.stringify(answer).length).toBeLessThan(25_000);
  });
});

const named = (chosen: typeof catalog) => chosen.map((tool) => [tool.name] as const);

describe.each(named(catalog.filter(({ effect }) => effect === 'create')))('%s', (name) => {
  test('makes two when it is called twice', async () => {
    const args = await argumentsOf(name);
    const before = sizeOfState(await stateOf(zone));
    await zone.answer(name, args);
    const once = sizeOfState(await stateOf(zone));
    await zone.answer(name, args);
    const twice = sizeOfState(await stateOf(zone));
    expect([once - before > 0, twice - once]).toEqual([true, once - before]);
  });
});

const idempotentWrites = catalog.filter(({ annotations }) => annotations.idempotentHint && !annotations.readOnlyHint);

describe.each(named(idempotentWrites))('%s', (name) => {
  test('changes nothing more when it is called twice', async () => {
    const args = await argumentsOf(name);
    await zone.answer(name, args);
    const once = await stateOf(zone);
    await zone.call(name, args);
    expect(await stateOf(zone)).toEqual(once);
  });
});

test('no tool that is said to read changes anything', async () => {
  const before = await stateOf(zone);
  for (const { name } of catalog.filter(({ effect }) => effect === 'read')) {
    await zone.answer(name, await argumentsOf(name));
  }
  expect(await stateOf(zone)).toEqual(before);
});

test('every tool that destroys something previews it, and touches nothing until it is confirmed', async () => {
  const hooks = { signal: new AbortController().signal, progress: () => {} };
  for (const { name } of catalog.filter(({ effect }) => effect === 'delete')) {
    const args = await argumentsOf(name);
    const before = await stateOf(zone);
    zone.sandbox.clearRequests();
    expect(await zone.surface.call(name, args, hooks)).toMatchObject({
      answer: { outcome: 'confirmation_required', preview: expect.stringMatching(/would be/) },
    });
    expect(zone.sandbox.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await stateOf(zone)).toEqual(before);
  }
});

const placed = catalog.filter(({ effect, input }) => effect === 'delete' && 'teamId' in input);

test('no tool that destroys in a team can be shown the loss of another team instead', async () => {
  const hooks = { signal: new AbortController().signal, progress: () => {} };
  // The team itself is what teams_delete destroys.
  const others = placed.filter(({ name }) => name !== 'teams_delete');
  expect(others.length).toBeGreaterThan(0);
  for (const { name } of others) {
    const args = { ...(await argumentsOf(name)), teamId: zone.sandbox.otherTeamId };
    expect([name, await zone.surface.call(name, args, hooks)]).toMatchObject([name, { kind: 'failed' }]);
  }
});

test('no tool that destroys parts of something previews the parts of something else', async () => {
  const hooks = { signal: new AbortController().signal, progress: () => {} };
  const { onDemandId } = await idsOf(zone);
  const elsewhere = { ...(await argumentsOf('incomplete_executions_delete')), scenarioId: onDemandId };
  expect(await zone.surface.call('incomplete_executions_delete', elsewhere, hooks)).toMatchObject({
    failure: { code: 'arguments_invalid' },
  });
});
