import { createTables } from './tables.js';
import type { Tables } from './tables.js';

const license = { apiLimit: 60 };
const nothing = { installedApps: [], featureControls: {} };

/** Two organizations with a team each; the first team has a hook, a scenario and a data store that own something. */
function filled(): Tables {
  const tables = createTables();
  for (const id of [1, 2]) {
    tables.organizations.add({ id, name: '', createdAt: '', countryId: 1, timezoneId: 1, license, ...nothing });
    tables.users.add({ id: 10 + id, name: '', email: '', language: 'en', timezoneId: 1, localeId: 1, countryId: 1 });
    tables.organizationMembers.add({ organizationId: id, userId: 10 + id, usersRoleId: 11 });
    const organizationId = id;
    tables.teams.add({ id: 20 + id, organizationId, name: '', operationsLimit: null, llmConfiguration: {} });
    tables.teamMembers.add({ teamId: 20 + id, userId: 11, usersRoleId: 1 });
    const store = { id: 30 + id, teamId: 20 + id, name: '', dataStructureId: null, maxSizeMb: 1, usedBytes: 0 };
    tables.dataStores.add(store);
    for (const key of ['a', 'b']) tables.records.add({ dataStoreId: store.id, key, data: {} });
  }
  return tables;
}

const sizes = ({ organizations, teams, dataStores, records, users, teamMembers }: Tables) =>
  [organizations, teams, dataStores, records, users, teamMembers].map(({ size }) => size);

test('a deleted organization takes its teams along, and all that those own, and nothing of others', () => {
  const tables = filled();
  expect(sizes(tables)).toEqual([2, 2, 2, 4, 2, 2]);
  expect(tables.organizations.delete(1)).toBe(true);
  expect(sizes(tables)).toEqual([1, 1, 1, 2, 2, 1]);
  expect([...tables.records].map(({ dataStoreId }) => dataStoreId)).toEqual([32, 32]);
});

test('a deleted person is a member of nothing any more', () => {
  const tables = filled();
  tables.users.delete(11);
  expect(tables.teamMembers.size).toBe(0);
  expect([...tables.organizationMembers].map(({ userId }) => userId)).toEqual([12]);
});

test('what is not there is not deleted', () => {
  const tables = filled();
  expect(tables.teams.delete(99)).toBe(false);
  expect(tables.records.delete(31, 'z')).toBe(false);
  expect(sizes(tables)).toEqual([2, 2, 2, 4, 2, 2]);
});

test('rows are found by what owns them, and follow it when that changes', () => {
  const tables = filled();
  const store = tables.dataStores.get(31);
  if (store) tables.dataStores.change(store, { teamId: 22 });
  expect(tables.dataStores.of('teamId', 21).size).toBe(0);
  expect([...tables.dataStores.of('teamId', 22)].map(({ id }) => id)).toEqual([32, 31]);
});

test('a key means another row with another owner', () => {
  const tables = filled();
  tables.records.add({ dataStoreId: 31, key: 'a', data: { new: true } });
  expect(tables.records.get(31, 'a')).toMatchObject({ data: { new: true } });
  expect(tables.records.get(32, 'a')).toMatchObject({ data: {} });
  expect(tables.records.size).toBe(4);
});
