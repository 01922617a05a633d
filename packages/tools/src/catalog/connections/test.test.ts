import { contextOver } from '../../../test/tool-context.js';
import { connectionsTest } from './test.js';

test('says whether the connection still works', async () => {
  const context = contextOver({ connections: { test: { verified: false } } });
  expect(await connectionsTest.run({ connectionId: 44 }, context)).toEqual({ connectionId: 44, verified: false });
  expect(context.make.calls).toEqual([['connections.test', { connectionId: 44 }]]);
});

test('calls another service, so it is not shown as a mere read', () => {
  expect(connectionsTest.annotations.readOnlyHint).toBe(false);
});
