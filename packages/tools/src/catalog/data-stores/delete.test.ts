import { contextOver } from '../../../test/tool-context.js';
import { dataStoresDelete } from './delete.js';

const answers = {
  dataStores: {
    get: { dataStore: { id: 9, name: 'Seen', records: 312, size: '4096', teamId: 6 } },
    deleteMany: { dataStores: [9] },
  },
};

test('previews how many records would be lost', async () => {
  const preview = await dataStoresDelete.preview?.({ dataStoreId: 9 }, contextOver(answers));
  expect(preview).toMatch(/Data store 9 "Seen".*312 records \(4096 bytes\)/);
});

test('deletes this one store in the team that owns it', async () => {
  const context = contextOver(answers);
  expect(await dataStoresDelete.run({ dataStoreId: 9 }, context)).toEqual({ dataStoreId: 9 });
  expect(context.make.calls.at(-1)).toEqual(['dataStores.deleteMany', { teamId: 6, ids: [9], confirmed: true }]);
});
