import { contextOver } from '../../../test/tool-context.js';
import { dataStructuresCreate } from './create.js';

test('makes a structure in the configured team and keeps every property of its fields', async () => {
  const spec = [{ name: 'tags', type: 'array', label: 'Tags', spec: { type: 'text' } }];
  const context = contextOver({
    dataStructures: { create: { dataStructure: { id: 4, name: 'Person', strict: false, spec } } },
  });
  const args = dataStructuresCreate.inputType.parse({ name: 'Person', spec });
  expect(await dataStructuresCreate.run(args, context)).toEqual({ id: 4, name: 'Person', strict: false, spec });
  expect(context.make.calls).toEqual([['dataStructures.create', { teamId: 5, name: 'Person', strict: false, spec }]]);
});
