import { contextOver } from '../../../test/tool-context.js';
import { dataStoresCreate } from './create.js';

test('makes a data store in the configured team, one megabyte unless told otherwise', async () => {
  const context = contextOver({ dataStores: { create: { dataStore: { id: 9, name: 'Seen', records: 0 } } } });
  const args = dataStoresCreate.inputType.parse({ name: 'Seen' });
  expect(await dataStoresCreate.run(args, context)).toEqual({ id: 9, name: 'Seen', records: 0 });
  expect(context.make.calls).toEqual([['dataStores.create', { teamId: 5, name: 'Seen', maxSizeMB: 1 }]]);
});

test('passes the data structure on', async () => {
  const context = contextOver({ dataStores: { create: { dataStore: { id: 9, name: 'Seen' } } } });
  await dataStoresCreate.run({ teamId: 6, name: 'Seen', maxSizeMB: 10, datastructureId: 4 }, context);
  expect(context.make.calls[0]?.[1]).toEqual({ teamId: 6, name: 'Seen', maxSizeMB: 10, datastructureId: 4 });
});
