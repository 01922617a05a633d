import { contextOver } from '../../../test/tool-context.js';
import { dataStructuresDelete } from './delete.js';

const dataStructure = { id: 4, name: 'Person', spec: [{ name: 'email', type: 'text' }, { type: 'number' }] };
const answers = { dataStructures: { get: { dataStructure }, delete: { dataStructure: 4 } } };

test('previews the fields that would be lost', async () => {
  const preview = await dataStructuresDelete.preview?.({ dataStructureId: 4 }, contextOver(answers));
  expect(preview).toContain('"Person" would be deleted with its fields: email (text), unnamed (number).');
});

test('tells Make that the caller has confirmed', async () => {
  const context = contextOver(answers);
  expect(await dataStructuresDelete.run({ dataStructureId: 4 }, context)).toEqual({ dataStructureId: 4 });
  expect(context.make.calls).toEqual([['dataStructures.delete', { dataStructureId: 4, confirmed: true }]]);
});
