import { contextOver } from '../../../test/tool-context.js';
import { keysList } from './list.js';

test('lists keys by kind, without anything they hold, and pages', async () => {
  const rows = [
    { id: 1, name: 'Hook key', typeName: 'apikeyauth', packageName: null, parameters: { key: 'secret' } },
    { id: 2, name: 'Other', typeName: 'apikeyauth' },
  ];
  const context = contextOver({ keys: { list: { keys: rows } } });
  expect(await keysList.run({ typeName: 'apikeyauth', limit: 1, offset: 0 }, context)).toEqual({
    keys: [{ id: 1, name: 'Hook key', typeName: 'apikeyauth' }],
    nextOffset: 1,
  });
  expect(context.make.calls).toEqual([['keys.list', { teamId: 5, typeName: 'apikeyauth' }]]);
});
