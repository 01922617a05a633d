import { contextOver } from '../../../test/tool-context.js';
import { dataStructuresList } from './list.js';

test('lists names without the fields, and pages', async () => {
  const rows = [1, 2].map((id) => ({ id, name: `D${id}`, strict: false, spec: [{ name: 'a', type: 'text' }] }));
  const context = contextOver({ dataStructures: { list: { dataStructures: rows } } });
  expect(await dataStructuresList.run({ limit: 1, offset: 0 }, context)).toEqual({
    dataStructures: [{ id: 1, name: 'D1', strict: false }],
    nextOffset: 1,
  });
  expect(context.make.calls).toEqual([['dataStructures.list', { teamId: 5, pg: { offset: 0, limit: 2 } }]]);
});
