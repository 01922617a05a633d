import { contextOver } from '../../../test/tool-context.js';
import { foldersList } from './list.js';

test('lists folders with the number of scenarios, and pages', async () => {
  const scenariosFolders = [
    { id: 1, name: 'Sales', scenariosTotal: 4, parentId: null },
    { id: 2, name: 'Old', scenariosTotal: 0, parentId: 1 },
  ];
  const context = contextOver({ folders: { list: { scenariosFolders } } });
  expect(await foldersList.run({ limit: 1, offset: 0 }, context)).toEqual({
    folders: [{ id: 1, name: 'Sales', scenariosTotal: 4 }],
    nextOffset: 1,
  });
  expect(context.make.calls).toEqual([['folders.list', { teamId: 5, childrenDepth: 'all' }]]);
});
