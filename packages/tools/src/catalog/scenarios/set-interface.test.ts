import { contextOver } from '../../../test/tool-context.js';
import { scenariosSetInterface } from './set-interface.js';

const input = [{ name: 'city', type: 'text', required: true, default: 'Brno' }];
const output = [{ name: 'total', type: 'number' }];
const answers = {
  scenarios: {
    getInterface: { interface: { input: [{ name: 'old', type: 'text' }], output } },
    setInterface: { interface: { input, output } },
  },
};

test('replaces inputs and outputs, with every property of a field', async () => {
  const context = contextOver(answers);
  const args = scenariosSetInterface.inputType.parse({ scenarioId: 7, input, output: [] });
  expect(await scenariosSetInterface.run(args, context)).toEqual({ interface: { input, output } });
  expect(context.make.calls).toEqual([['scenarios.setInterface', { scenarioId: 7, interface: { input, output: [] } }]]);
});

test('leaves the outputs as they are when only the inputs are given', async () => {
  const context = contextOver(answers);
  await scenariosSetInterface.run(scenariosSetInterface.inputType.parse({ scenarioId: 7, input }), context);
  expect(context.make.calls).toEqual([
    ['scenarios.getInterface', { scenarioId: 7 }],
    ['scenarios.setInterface', { scenarioId: 7, interface: { input, output } }],
  ]);
});

test('leaves the inputs as they are when only the outputs are given', async () => {
  const context = contextOver(answers);
  await scenariosSetInterface.run(scenariosSetInterface.inputType.parse({ scenarioId: 7, output: [] }), context);
  expect(context.make.calls.at(-1)?.[1]).toEqual({
    scenarioId: 7,
    interface: { input: [{ name: 'old', type: 'text' }], output: [] },
  });
});

test('refuses a call that changes nothing', async () => {
  const args = scenariosSetInterface.inputType.parse({ scenarioId: 7 });
  await expect(scenariosSetInterface.run(args, contextOver(answers))).rejects.toMatchObject({
    code: 'arguments_invalid',
  });
});
