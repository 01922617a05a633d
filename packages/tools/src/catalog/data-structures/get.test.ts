import { contextOver } from '../../../test/tool-context.js';
import { dataStructuresGet } from './get.js';

test('shows the fields', async () => {
  const spec = [{ name: 'email', type: 'text', required: true }];
  const context = contextOver({
    dataStructures: { get: { dataStructure: { id: 4, name: 'Person', strict: true, spec, teamId: 5 } } },
  });
  expect(await dataStructuresGet.run({ dataStructureId: 4 }, context)).toEqual({
    id: 4,
    name: 'Person',
    strict: true,
    spec,
  });
});
