import { contextOver } from '../../../test/tool-context.js';
import { hooksDelete } from './delete.js';

test('previews the waiting deliveries and the scenario that uses it', async () => {
  const context = contextOver({ hooks: { get: { hook: { id: 3, name: 'Orders', queueCount: 12, scenarioId: 7 } } } });
  const preview = await hooksDelete.preview?.({ hookId: 3 }, context);
  expect(preview).toMatch(/Hook 3 "Orders".*12 waiting deliveries.*Scenario 7 uses it/);
});

test('previews a hook that nobody uses', async () => {
  const context = contextOver({ hooks: { get: { hook: { id: 3, name: 'Orders', scenarioId: null } } } });
  const preview = await hooksDelete.preview?.({ hookId: 3 }, context);
  expect(preview).toMatch(/an unknown number of waiting deliveries.*No scenario uses it/);
});

test('tells Make that the caller has confirmed', async () => {
  const context = contextOver({ hooks: { delete: { hook: 3 } } });
  expect(await hooksDelete.run({ hookId: 3 }, context)).toEqual({ hookId: 3 });
  expect(context.make.calls).toEqual([['hooks.delete', { hookId: 3, confirmed: true }]]);
});
