import { contextOver } from '../../../test/tool-context.js';
import { foldersDelete } from './delete.js';

test('previews the scenarios that lie in the folder', async () => {
  const rows = [
    { id: 7, name: 'Orders' },
    { id: 8, name: 'Report' },
  ];
  const context = contextOver({ scenarios: { list: { scenarios: rows } } });
  const preview = await foldersDelete.preview?.({ folderId: 3 }, context);
  expect(preview).toBe('Folder 3 would be deleted. It holds 2 scenarios: 7 "Orders", 8 "Report".');
  expect(context.make.calls).toEqual([['scenarios.list', { teamId: 5, folderId: 3 }]]);
});

test('deletes the folder', async () => {
  const context = contextOver({ folders: { delete: { scenarioFolder: 3 } } });
  expect(await foldersDelete.run({ folderId: 3 }, context)).toEqual({ folderId: 3 });
  expect(context.make.calls).toEqual([['folders.delete', { folderId: 3 }]]);
});
