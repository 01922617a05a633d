import { contextOver } from '../../../test/tool-context.js';
import { dataStoreRecordsUpdate } from './update.js';

test('sends only the fields to change', async () => {
  const context = contextOver({ dataStoreRecords: { update: { key: 'k1', data: { total: 2, city: 'Brno' } } } });
  expect(await dataStoreRecordsUpdate.run({ dataStoreId: 9, key: 'k1', data: { total: 2 } }, context)).toEqual({
    key: 'k1',
    data: { total: 2, city: 'Brno' },
  });
  expect(context.make.calls).toEqual([
    ['dataStoreRecords.update', { dataStoreId: 9, dataStoreKeyRecord: 'k1', record: { total: 2 } }],
  ]);
});
