import { contextOver } from '../../../test/tool-context.js';
import { foldersDelete } from './delete.js';

const folder = { id: 3, name: 'Reports', scenariosTotal: 2 };
const rows = [
  { id: 7, name: 'Orders' },
  { id: 8, name: 'Report' },
];

test('previews the scenarios that lie in the folder', async () => {
  const context = contextOver({
    folders: { list: { scenariosFolders: [folder] } },
    scenarios: { list: { scenarios: rows } },
  });
  const preview = await foldersDelete.preview?.({ folderId: 3 }, context);
  expect(preview).toBe('Folder 3 "Reports" of team 5 would be deleted. It holds 2 scenarios: 7 "Orders", 8 "Report".');
  expect(context.make.calls).toEqual([
    ['folders.list', { teamId: 5, childrenDepth: 'all' }],
    ['scenarios.list', { teamId: 5, folderId: 3 }],
  ]);
});

const previewOf = (scenariosTotal: number | null) =>
  foldersDelete.preview?.(
    { folderId: 3 },
    contextOver({
      folders: { list: { scenariosFolders: [{ ...folder, scenariosTotal }] } },
      scenarios: { list: { scenarios: [] } },
    }),
  );

test('counts as Make does, and says when Make does not', async () => {
  expect(await previewOf(4)).toContain('It holds 4 scenarios');
  expect(await previewOf(null)).toContain('It holds an unknown number of scenarios');
});

test('previews nothing when the folder is not one of that team', async () => {
  const context = contextOver({ folders: { list: { scenariosFolders: [folder] } } });
  await expect(foldersDelete.preview?.({ folderId: 4, teamId: 6 }, context)).rejects.toMatchObject({
    code: 'arguments_invalid',
    message: expect.stringMatching(/team 6 has no folder 4.*folders_list/),
  });
});

test('deletes the folder', async () => {
  const context = contextOver({ folders: { delete: { scenarioFolder: 3 } } });
  expect(await foldersDelete.run({ folderId: 3 }, context)).toEqual({ folderId: 3 });
  expect(context.make.calls).toEqual([['folders.delete', { folderId: 3 }]]);
});
