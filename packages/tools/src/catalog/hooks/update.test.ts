import { contextOver } from '../../../test/tool-context.js';
import { hooksUpdate } from './update.js';

const hook = { id: 3, name: 'Orders', enabled: false };
const answers = {
  hooks: { update: { hook }, enable: { success: true }, disable: { success: true }, get: { hook } },
};

test('renames and switches, then tells how the hook stands', async () => {
  const context = contextOver(answers);
  expect(await hooksUpdate.run({ hookId: 3, name: 'Orders', enabled: false }, context)).toEqual(hook);
  expect(context.make.calls).toEqual([
    ['hooks.update', { hookId: 3, name: 'Orders' }],
    ['hooks.disable', { hookId: 3 }],
    ['hooks.get', { hookId: 3 }],
  ]);
});

test('switches on without renaming', async () => {
  const context = contextOver(answers);
  await hooksUpdate.run({ hookId: 3, enabled: true }, context);
  expect(context.make.calls.map(([id]) => id)).toEqual(['hooks.enable', 'hooks.get']);
});

test('refuses a call that changes nothing', async () => {
  await expect(hooksUpdate.run({ hookId: 3 }, contextOver({}))).rejects.toMatchObject({ code: 'arguments_invalid' });
});
