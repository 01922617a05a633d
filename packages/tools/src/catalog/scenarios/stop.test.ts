import { contextOver } from '../../../test/tool-context.js';
import { scenariosStop } from './stop.js';

test('switches the scenario and says what state it is in', async () => {
  const context = contextOver({ scenarios: { stop: { scenario: { id: 7, isActive: false, islinked: false } } } });
  expect(await scenariosStop.run({ scenarioId: 7 }, context)).toEqual({ id: 7, isActive: false });
  expect(context.make.calls).toEqual([['scenarios.stop', { scenarioId: 7 }]]);
});

test('believes the old name of the state', async () => {
  const context = contextOver({ scenarios: { stop: { scenario: { id: 7, islinked: true } } } });
  expect(await scenariosStop.run({ scenarioId: 7 }, context)).toEqual({ id: 7, isActive: true });
});

test('may be repeated', () => {
  expect(scenariosStop.annotations.idempotentHint).toBe(true);
});
