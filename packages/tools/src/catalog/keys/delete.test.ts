import { contextOver } from '../../../test/tool-context.js';
import { keysDelete } from './delete.js';

test('previews which key would go', async () => {
  const context = contextOver({ keys: { get: { key: { id: 1, name: 'Hook key', typeName: 'apikeyauth' } } } });
  expect(await keysDelete.preview?.({ keyId: 1 }, context)).toContain('Key 1 "Hook key" (apikeyauth) would be deleted');
});

test('tells Make that the caller has confirmed', async () => {
  const context = contextOver({ keys: { delete: { key: 1 } } });
  expect(await keysDelete.run({ keyId: 1 }, context)).toEqual({ keyId: 1 });
  expect(context.make.calls).toEqual([['keys.delete', { keyId: 1, confirmed: true }]]);
});
