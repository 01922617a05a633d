import { contextOver } from '../../../test/tool-context.js';
import { hooksGet } from './get.js';

test('shows the address', async () => {
  const hook = { id: 3, name: 'Orders', scenarioId: null, url: 'https://hook.eu1.make.com/abc', udid: 'abc' };
  const context = contextOver({ hooks: { get: { hook } } });
  expect(await hooksGet.run({ hookId: 3 }, context)).toEqual({
    id: 3,
    name: 'Orders',
    url: 'https://hook.eu1.make.com/abc',
  });
});
