import { contextOver } from '../../test/tool-context.js';
import { sizeOf } from '../shorten.js';
import { scenarioTool } from './scenario-tool.js';

const scenario = { id: 7, name: 'Quote', description: null };
const fields = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ name: `field${index}`, type: 'text', ...more }));
const wordy = { help: 'why '.repeat(100) };

test('lists what fits', () => {
  const { tool, listsInputs } = scenarioTool('run_it', scenario, { input: fields(60), output: fields(30) });
  expect(listsInputs).toBe(true);
  expect(Object.keys(tool.input)).toHaveLength(60);
  expect(tool.outputSchema).toHaveProperty(['properties', 'outputs', 'properties', 'field29']);
});

test('leaves the outputs open before the inputs', () => {
  const { tool, listsInputs } = scenarioTool('run_it', scenario, { input: fields(60), output: fields(60) });
  expect(listsInputs).toBe(true);
  expect(Object.keys(tool.input)).toHaveLength(60);
  expect(JSON.stringify(tool.outputSchema)).not.toContain('field29');
});

test.each([
  ['too many inputs', fields(101)],
  ['too many inputs within inputs', [{ name: 'all', type: 'array', spec: { type: 'collection', spec: fields(100) } }]],
  ['inputs with too much text', fields(40, wordy)],
  ['choices with too much text', fields(5, { type: 'select', options: fields(90).map(({ name }) => name.repeat(20)) })],
  ['a hundred thousand inputs', fields(100_000)],
])('takes %s as one open object, and still types the outputs', async (_, input) => {
  const { tool, listsInputs } = scenarioTool('run_it', scenario, {
    input,
    output: [{ name: 'price', type: 'number' }],
  });
  expect(listsInputs).toBe(false);
  expect(sizeOf(tool.inputSchema)).toBeLessThan(400);
  expect(tool.outputSchema).toHaveProperty(['properties', 'outputs', 'properties', 'price']);
  const run = { executionId: 'e1' };
  const context = contextOver({
    scenarios: { run },
    executions: { get: { status: 'SUCCESS', outputs: { price: 1 } } },
  });
  const args = tool.inputType.parse({ inputs: { field0: 'a', Größe: 2 } });
  expect(await tool.run(args, context)).toMatchObject({ outputs: { price: 1 } });
  expect(context.make.calls[0]).toMatchObject(['scenarios.run', { data: { field0: 'a', Größe: 2 } }]);
});

test('never shows more than the budget', () => {
  const large = fields(100, wordy);
  const { tool } = scenarioTool('run_it', scenario, { input: large, output: large });
  expect(sizeOf(tool.inputSchema) + sizeOf(tool.outputSchema)).toBeLessThanOrEqual(8_000);
});
