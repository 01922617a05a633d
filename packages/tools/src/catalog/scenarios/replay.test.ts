import { contextOver } from '../../../test/tool-context.js';
import { scenariosReplay } from './replay.js';

test('replays one execution and says where the new one will show', async () => {
  const context = contextOver({ scenarios: { replay: () => undefined } });
  const answer = await scenariosReplay.run({ scenarioId: 7, executionId: 'e1' }, context);
  expect(answer.next).toContain('executions_list');
  expect(context.make.calls).toEqual([['scenarios.replay', { scenarioId: 7, executionIds: ['e1'] }]]);
});

test('is not to be repeated blindly', () => {
  expect(scenariosReplay.annotations).toMatchObject({ destructiveHint: true, idempotentHint: false });
});
