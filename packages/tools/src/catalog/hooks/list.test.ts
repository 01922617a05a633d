import { many } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { hooksList } from './list.js';

test('lists hooks with their scenario and queue, without the address that works like a password', async () => {
  const row = {
    id: 3,
    name: 'Orders',
    typeName: 'gateway-webhook',
    scenarioId: 7,
    enabled: true,
    gone: false,
    queueCount: 2,
    queueLimit: 50,
    url: 'https://hook.eu1.make.com/abc',
    udid: 'abc',
  };
  const context = contextOver({ hooks: { list: { hooks: [row] } } });
  const answer = await hooksList.run({ limit: 20, offset: 0 }, context);
  expect(answer).toEqual({
    hooks: [
      {
        id: 3,
        name: 'Orders',
        typeName: 'gateway-webhook',
        scenarioId: 7,
        enabled: true,
        gone: false,
        queueCount: 2,
        queueLimit: 50,
      },
    ],
  });
  expect(JSON.stringify(answer)).not.toContain('abc');
});

test('lets Make filter by use and pages over the rest', async () => {
  const context = contextOver({ hooks: { list: { hooks: many(3, (id) => ({ id, name: `H${id}` })) } } });
  const answer = await hooksList.run({ assigned: false, limit: 2, offset: 0 }, context);
  expect(answer.nextOffset).toBe(2);
  expect(context.make.calls).toEqual([['hooks.list', { teamId: 5, assigned: false }]]);
});
