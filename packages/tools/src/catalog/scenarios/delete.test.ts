import { contextOver } from '../../../test/tool-context.js';
import { scenariosDelete } from './delete.js';

test('previews what would be lost', async () => {
  const scenario = {
    id: 7,
    name: 'Orders',
    isActive: true,
    dlqCount: 2,
    scheduling: { type: 'indefinitely', interval: 900 },
  };
  const context = contextOver({ scenarios: { get: { scenario } } });
  expect(await scenariosDelete.preview?.({ scenarioId: 7 }, context)).toBe(
    'Scenario 7 "Orders" (active, every 15 minutes, with 2 incomplete executions) would be deleted. Make cannot bring it back.',
  );
  expect(context.make.calls.map(([id]) => id)).toEqual(['scenarios.get']);
});

const previewOf = (state: object) =>
  scenariosDelete.preview?.(
    { scenarioId: 7 },
    contextOver({ scenarios: { get: { scenario: { id: 7, name: 'Orders', ...state } } } }),
  );

test('previews the state by its old name, and says when Make does not tell it', async () => {
  expect(await previewOf({ islinked: true })).toContain('"Orders" (active,');
  expect(await previewOf({ isActive: false })).toContain('"Orders" (inactive,');
  expect(await previewOf({})).toContain('"Orders" (active or not is unknown,');
});

test('deletes the scenario', async () => {
  const context = contextOver({ scenarios: { delete: { scenario: 7 } } });
  expect(await scenariosDelete.run({ scenarioId: 7 }, context)).toEqual({ scenarioId: 7 });
  expect(context.make.calls).toEqual([['scenarios.delete', { scenarioId: 7 }]]);
});
