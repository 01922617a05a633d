import { contextOver } from '../../../test/tool-context.js';
import { foldersUpdate } from './update.js';

test('renames the folder', async () => {
  const context = contextOver({ folders: { update: { scenarioFolder: { id: 3, name: 'Newer' } } } });
  expect(await foldersUpdate.run({ folderId: 3, name: 'Newer' }, context)).toEqual({ id: 3, name: 'Newer' });
  expect(context.make.calls).toEqual([['folders.update', { folderId: 3, name: 'Newer' }]]);
});
