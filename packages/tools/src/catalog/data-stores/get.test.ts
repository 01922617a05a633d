import { contextOver } from '../../../test/tool-context.js';
import { dataStoresGet } from './get.js';

test('tells size and structure', async () => {
  const dataStore = {
    id: 9,
    name: 'Seen',
    records: 312,
    size: '4096',
    maxSize: '1048576',
    teamId: 5,
    datastructureId: 4,
  };
  const context = contextOver({ dataStores: { get: { dataStore } } });
  const { teamId: _, ...told } = dataStore;
  expect(await dataStoresGet.run({ dataStoreId: 9 }, context)).toEqual(told);
  expect(context.make.calls).toEqual([['dataStores.get', { dataStoreId: 9 }]]);
});
