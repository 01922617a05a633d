import { many } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { dataStoreRecordsList } from './list.js';

test('reads records with their keys and says how many there are in all', async () => {
  const records = many(3, (at) => ({ key: `k${at}`, data: { total: at } }));
  const context = contextOver({ dataStoreRecords: { list: { records, count: 312, strict: true, spec: [] } } });
  expect(await dataStoreRecordsList.run({ dataStoreId: 9, limit: 2, offset: 10 }, context)).toEqual({
    records: [
      { key: 'k0', data: { total: 0 } },
      { key: 'k1', data: { total: 1 } },
    ],
    count: 312,
    nextOffset: 12,
  });
  expect(context.make.calls).toEqual([['dataStoreRecords.list', { dataStoreId: 9, pg: { offset: 10, limit: 3 } }]]);
});

test('leaves large records to the next page, and shortens one that fits on none', async () => {
  const records = [
    { key: 'small', data: { text: 'x' } },
    { key: 'huge', data: { text: 'x'.repeat(60_000) } },
  ];
  const context = (rows: typeof records) => contextOver({ dataStoreRecords: { list: { records: rows } } });
  const first = await dataStoreRecordsList.run({ dataStoreId: 9, limit: 20, offset: 0 }, context(records));
  expect(first.records.map(({ key }) => key)).toEqual(['small']);
  expect(first.nextOffset).toBe(1);
  const second = await dataStoreRecordsList.run({ dataStoreId: 9, limit: 20, offset: 1 }, context(records.slice(1)));
  expect(second.records[0]?.data['text']).toContain('more characters left out');
  expect(second.nextOffset).toBeUndefined();
});
