import { contextOver } from '../../../test/tool-context.js';
import { dataStoreRecordsDelete } from './delete.js';

const answers = {
  dataStores: { get: { dataStore: { id: 9, name: 'Seen', records: 312 } } },
  dataStoreRecords: { deleteMany: { keys: ['a', 'b'] } },
};

test('previews how many of how many records would go, and which', async () => {
  const preview = await dataStoreRecordsDelete.preview?.({ dataStoreId: 9, keys: ['a', 'b'] }, contextOver(answers));
  expect(preview).toBe('2 of the 312 records of data store 9 "Seen" would be deleted: a, b.');
});

test('deletes the named records only, and says which are gone', async () => {
  const context = contextOver(answers);
  const answer = await dataStoreRecordsDelete.run({ dataStoreId: 9, keys: ['a', 'b'] }, context);
  expect(answer).toEqual({ keys: ['a', 'b'] });
  expect(context.make.calls).toEqual([
    ['dataStoreRecords.deleteMany', { dataStoreId: 9, keys: ['a', 'b'], confirmed: true }],
  ]);
});

test('wants at least one key, so that none never means all', () => {
  expect(dataStoreRecordsDelete.inputType.safeParse({ dataStoreId: 9, keys: [] }).success).toBe(false);
});
