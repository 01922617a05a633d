import { contextOver } from '../../../test/tool-context.js';
import { dataStoreRecordsCreate } from './create.js';

test('adds a record under the given key', async () => {
  const context = contextOver({ dataStoreRecords: { create: { key: 'k1', data: { total: 1 } } } });
  const args = { dataStoreId: 9, key: 'k1', data: { total: 1 } };
  expect(await dataStoreRecordsCreate.run(args, context)).toEqual({ key: 'k1', data: { total: 1 } });
  expect(context.make.calls).toEqual([['dataStoreRecords.create', args]]);
});

test('lets Make invent the key', async () => {
  const context = contextOver({ dataStoreRecords: { create: { key: 'made-up', data: {} } } });
  expect(await dataStoreRecordsCreate.run({ dataStoreId: 9, data: {} }, context)).toMatchObject({ key: 'made-up' });
  expect(context.make.calls).toEqual([['dataStoreRecords.create', { dataStoreId: 9, data: {} }]]);
});

test('makes another record when repeated, and says so', () => {
  expect(dataStoreRecordsCreate.annotations).toMatchObject({ idempotentHint: false, destructiveHint: false });
});
