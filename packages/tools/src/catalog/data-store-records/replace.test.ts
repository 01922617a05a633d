import { contextOver } from '../../../test/tool-context.js';
import { dataStoreRecordsReplace } from './replace.js';

test('writes the whole record under its key', async () => {
  const context = contextOver({ dataStoreRecords: { replace: { key: 'k1', data: { total: 2 } } } });
  expect(await dataStoreRecordsReplace.run({ dataStoreId: 9, key: 'k1', data: { total: 2 } }, context)).toEqual({
    key: 'k1',
    data: { total: 2 },
  });
  expect(context.make.calls).toEqual([
    ['dataStoreRecords.replace', { dataStoreId: 9, dataStoreKeyRecord: 'k1', record: { total: 2 } }],
  ]);
});

test('changes something, and the same call again changes nothing more', () => {
  expect(dataStoreRecordsReplace.annotations).toMatchObject({ destructiveHint: true, idempotentHint: true });
});
