import { contextOver } from '../../../test/tool-context.js';
import { dataStoresList } from './list.js';

test('lists data stores with the number of records and the size', async () => {
  const row = { id: 9, name: 'Seen', records: 312, size: '4096', maxSize: '1048576', teamId: 5, datastructureId: null };
  const context = contextOver({ dataStores: { list: { dataStores: [row] } } });
  expect(await dataStoresList.run({ limit: 20, offset: 0 }, context)).toEqual({
    dataStores: [{ id: 9, name: 'Seen', records: 312, size: '4096', maxSize: '1048576' }],
  });
  expect(context.make.calls).toEqual([['dataStores.list', { teamId: 5, pg: { offset: 0, limit: 21 } }]]);
});

test('pages', async () => {
  const rows = [1, 2, 3].map((id) => ({ id, name: `S${id}` }));
  const context = contextOver({ dataStores: { list: { dataStores: rows } } });
  expect(await dataStoresList.run({ limit: 2, offset: 0 }, context)).toMatchObject({ nextOffset: 2 });
});
