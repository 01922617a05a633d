import { contextOver } from '../../../test/tool-context.js';
import { dataStoresUpdate } from './update.js';

test('sends what changes and nothing else', async () => {
  const context = contextOver({ dataStores: { update: { dataStore: { id: 9, name: 'Met' } } } });
  expect(await dataStoresUpdate.run({ dataStoreId: 9, name: 'Met' }, context)).toEqual({ id: 9, name: 'Met' });
  expect(context.make.calls).toEqual([['dataStores.update', { dataStoreId: 9, name: 'Met' }]]);
});

test('refuses a call that changes nothing, before asking Make', async () => {
  const context = contextOver({});
  await expect(dataStoresUpdate.run({ dataStoreId: 9 }, context)).rejects.toMatchObject({ code: 'arguments_invalid' });
  expect(context.make.calls).toEqual([]);
});
