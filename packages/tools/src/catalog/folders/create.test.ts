import { contextOver } from '../../../test/tool-context.js';
import { foldersCreate } from './create.js';

test('makes a folder in the configured team, inside another if asked', async () => {
  const context = contextOver({ folders: { create: { scenarioFolder: { id: 3, name: 'New', parentId: 1 } } } });
  expect(await foldersCreate.run({ name: 'New', parentId: 1 }, context)).toEqual({ id: 3, name: 'New', parentId: 1 });
  expect(context.make.calls).toEqual([['folders.create', { teamId: 5, name: 'New', parentId: 1 }]]);
});
