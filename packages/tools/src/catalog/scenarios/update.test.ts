import { contextOver } from '../../../test/tool-context.js';
import { scenariosUpdate } from './update.js';

const answers = { scenarios: { update: { scenario: { id: 7, name: 'Quote', scheduling: { type: 'on-demand' } } } } };

test('sends what changes and nothing else', async () => {
  const context = contextOver(answers);
  await scenariosUpdate.run({ scenarioId: 7, name: 'Quote', confirmed: false }, context);
  expect(context.make.calls).toEqual([['scenarios.update', { scenarioId: 7, name: 'Quote' }]]);
});

test('sends a blueprint back whole, with fields that nobody here knows', async () => {
  const context = contextOver(answers);
  const blueprint = { name: 'Quote', flow: [], metadata: {}, newField: { deep: [1] } };
  await scenariosUpdate.run(scenariosUpdate.inputType.parse({ scenarioId: 7, blueprint, confirmed: true }), context);
  expect(context.make.calls[0]?.[1]).toEqual({ scenarioId: 7, blueprint, confirmed: true });
});

test('refuses a call that changes nothing', async () => {
  await expect(scenariosUpdate.run({ scenarioId: 7, confirmed: true }, contextOver({}))).rejects.toMatchObject({
    code: 'arguments_invalid',
  });
});
