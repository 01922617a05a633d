import { contextOver } from '../../../test/tool-context.js';
import { scenariosClone } from './clone.js';

const answers = { scenarios: { clone: { scenario: { id: 8, name: 'Copy', scheduling: { type: 'immediately' } } } } };

test('copies within the configured team', async () => {
  const context = contextOver(answers);
  await scenariosClone.run({ scenarioId: 7, name: 'Copy', confirmed: false }, context);
  expect(context.make.calls).toEqual([
    ['scenarios.clone', { scenarioId: 7, name: 'Copy', teamId: 5, organizationId: 3 }],
  ]);
});

test('maps what the copy uses in another team', async () => {
  const context = contextOver(answers);
  const args = { scenarioId: 7, name: 'Copy', teamId: 6, account: { 44: 51 }, hook: { 3: 4 }, confirmed: true };
  expect(await scenariosClone.run(args, context)).toMatchObject({ id: 8, name: 'Copy' });
  expect(context.make.calls[0]?.[1]).toEqual({ ...args, organizationId: 3 });
});
