import { contextOver } from '../../../test/tool-context.js';
import { scenariosStart } from './start.js';

test('switches the scenario and says what state it is in', async () => {
  const context = contextOver({ scenarios: { start: { scenario: { id: 7, isActive: true, islinked: true } } } });
  expect(await scenariosStart.run({ scenarioId: 7 }, context)).toEqual({ id: 7, isActive: true });
  expect(context.make.calls).toEqual([['scenarios.start', { scenarioId: 7 }]]);
});

test('believes the old name of the state', async () => {
  const context = contextOver({ scenarios: { start: { scenario: { id: 7, islinked: false } } } });
  expect(await scenariosStart.run({ scenarioId: 7 }, context)).toEqual({ id: 7, isActive: false });
});

test('may be repeated', () => {
  expect(scenariosStart.annotations.idempotentHint).toBe(true);
});
