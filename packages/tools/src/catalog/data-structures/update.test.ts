import { contextOver } from '../../../test/tool-context.js';
import { dataStructuresUpdate } from './update.js';

test('sends what changes and nothing else', async () => {
  const context = contextOver({ dataStructures: { update: { dataStructure: { id: 4, name: 'Human' } } } });
  await dataStructuresUpdate.run({ dataStructureId: 4, name: 'Human' }, context);
  expect(context.make.calls).toEqual([['dataStructures.update', { dataStructureId: 4, name: 'Human' }]]);
});

test('refuses a call that changes nothing', async () => {
  await expect(dataStructuresUpdate.run({ dataStructureId: 4 }, contextOver({}))).rejects.toMatchObject({
    code: 'arguments_invalid',
    message: expect.stringContaining('name, strict, spec'),
  });
});
