import { modulesOf } from '../blueprint-modules.js';
import { requireReferences } from '../blueprint-checks.js';
import { dayMs } from '../day.js';
import { NestedTable } from '../state/nested-table.js';
import { Table } from '../state/table.js';
import { tableNames } from '../state/tables.js';
import { seedZone } from './seed.js';

const now = () => Date.parse('2026-03-01T12:00:00Z');
const seeded = (seed = 1, onDemandScenarios?: number) => seedZone({ seed, now, apiLimit: 60, onDemandScenarios });

/** The zone as plain data. */
const written = (seed: number) =>
  JSON.stringify(seeded(seed), (_, value: unknown) =>
    value instanceof Table || value instanceof NestedTable ? [...value] : value,
  );

test('the same seed and time give the same zone to the last byte', () => {
  expect(written(5)).toBe(written(5));
  expect(written(6)).not.toBe(written(5));
});

test('every row is plain JSON, so that nothing of it is lost on the way to another zone', () => {
  const { state } = seeded();
  for (const name of tableNames) {
    for (const row of state[name]) expect({ name, row: JSON.parse(JSON.stringify(row)) }).toStrictEqual({ name, row });
  }
});

test('two teams, more than a dozen scenarios, hundreds of records and a month of runs', () => {
  const { state, organizationId, teamId, otherTeamId } = seeded();
  const { scenarios, records, executions, incompleteExecutions } = state;
  expect([...state.teams.of('organizationId', organizationId)].map(({ id }) => id)).toEqual([teamId, otherTeamId]);
  expect(scenarios.of('teamId', teamId).size + scenarios.of('teamId', otherTeamId).size).toBe(18);
  expect(records.size).toBe(460);
  const starts = [...executions.values()].map(({ startedMs }) => startedMs);
  expect(Math.max(...starts) - Math.min(...starts)).toBeGreaterThan(29 * dayMs);
  expect(Math.max(...starts)).toBeLessThanOrEqual(now());
  expect(new Set([...executions.values()].map(({ status }) => status))).toEqual(
    new Set(['SUCCESS', 'WARNING', 'ERROR']),
  );
  expect(incompleteExecutions.size).toBe(3);
});

test.each([1, 5, 4_294_967_295])('of seed %d, scenarios were made and then edited, all before now', (seed) => {
  for (const { created, lastEdit } of seeded(seed).state.scenarios.values()) {
    expect(Date.parse(created)).toBeLessThan(Date.parse(lastEdit));
    expect(Date.parse(lastEdit)).toBeLessThan(now());
  }
});

test('every blueprint names only what its team has, and its modules have ids of their own', () => {
  const { state } = seeded();
  for (const { teamId, blueprint } of state.scenarios.values()) {
    expect(() => requireReferences(state, teamId, blueprint)).not.toThrow();
    const ids = modulesOf(blueprint.flow).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('ids never repeat, so that a wrong one is found nowhere', () => {
  const { state } = seeded();
  const { teams, folders, scenarios, connections, keys, hooks, dataStores, dataStructures } = state;
  const tables = [teams, folders, scenarios, connections, keys, hooks, dataStores, dataStructures];
  const ids = tables.flatMap((rows) => [...rows].map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([0, 3, 7, 12, 200])('%d on-demand scenarios, all active, are in the default team when asked for', (count) => {
  const { state, teamId } = seeded(1, count);
  const rows = [...state.scenarios.of('teamId', teamId)];
  const onDemand = rows.filter(({ scheduling }) => scheduling.type === 'on-demand');
  expect(onDemand.filter(({ isActive }) => isActive)).toHaveLength(count);
  expect(onDemand).toHaveLength(count);
  for (const { interface: declared } of onDemand) expect(declared.output).not.toHaveLength(0);
});

test('a license is that of a Teams plan, but for the fields that were given', () => {
  const { state, organizationId } = seedZone({
    seed: 1,
    now,
    apiLimit: 60,
    onDemandScenarios: 0,
    license: { customFunctions: true },
  });
  expect(state.organizations.get(organizationId)?.license).toMatchObject({
    apiLimit: 60,
    customFunctions: true,
    customProperties: false,
  });
});
