import { contextOver } from '../../../test/tool-context.js';
import { keysGet } from './get.js';

test('tells name and kind and nothing the key holds', async () => {
  const key = { id: 1, name: 'Hook key', typeName: 'apikeyauth', parameters: { key: 'secret' } };
  const context = contextOver({ keys: { get: { key } } });
  expect(await keysGet.run({ keyId: 1 }, context)).toEqual({ id: 1, name: 'Hook key', typeName: 'apikeyauth' });
});
