import { contextOver } from '../../../test/tool-context.js';
import { scenariosSetInterface } from './set-interface.js';

test('replaces inputs and outputs, with every property of a field', async () => {
  const input = [{ name: 'city', type: 'text', required: true, default: 'Brno' }];
  const context = contextOver({ scenarios: { setInterface: { interface: { input, output: [] } } } });
  const args = scenariosSetInterface.inputType.parse({ scenarioId: 7, input });
  expect(await scenariosSetInterface.run(args, context)).toEqual({ interface: { input, output: [] } });
  expect(context.make.calls).toEqual([['scenarios.setInterface', { scenarioId: 7, interface: { input, output: [] } }]]);
});
