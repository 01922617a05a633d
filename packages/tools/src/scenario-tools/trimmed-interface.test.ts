import type { ScenarioInterface } from '@makegate/client/endpoints/scenarios';
import { sizeOf } from '../shorten.js';
import { scenarioTool } from './scenario-tool.js';
import { trimmedInterface } from './trimmed-interface.js';

const secret = { semantic: 'x', metadata: { editor: 'y' } };

test('keeps what tools are made of and nothing else, however deep', () => {
  const sku = { name: 'sku', type: 'text', required: true, multiline: null, ...secret };
  const input = [
    { name: 'lines', type: 'array', label: 'Lines', help: null, spec: [sku], ...secret },
    {
      name: 'size',
      type: 'select',
      multiple: true,
      options: [{ value: 's', label: 'Small', ...secret }],
      default: ['s'],
    },
    { type: 'text' },
  ];
  expect(trimmedInterface({ input, output: null, ...secret })).toEqual({
    input: [
      { name: 'lines', type: 'array', label: 'Lines', spec: [{ name: 'sku', type: 'text', required: true }] },
      { name: 'size', type: 'select', multiple: true, options: [{ value: 's', label: 'Small' }], default: ['s'] },
    ],
    output: [],
  });
});

const nested = (depth: number): { name: string; type: string; spec: unknown } => ({
  name: 'in',
  type: depth % 2 ? 'array' : 'collection',
  spec: depth > 8 ? { type: 'text' } : [nested(depth + 1)],
});

const schemasOf = (known: ScenarioInterface) => {
  const { tool } = scenarioTool('run_it', { id: 1, name: 'It', description: null }, known);
  return [tool.inputSchema, tool.outputSchema];
};

test('changes no tool', () => {
  const found = {
    input: [nested(0), nested(1), { name: 'list', type: 'array', spec: { type: 'select', options: [1, 2] } }],
    output: [{ name: 'when', type: 'date', help: 'H', default: 'd', options: 'rpc://x' }],
  };
  expect(schemasOf(trimmedInterface(found))).toEqual(schemasOf(found));
});

test('goes no deeper than tools do', () => {
  let spec: unknown = { type: 'text' };
  for (let depth = 0; depth < 20_000; depth += 1) spec = { type: 'array', spec };
  expect(sizeOf(trimmedInterface({ input: [{ name: 'deep', type: 'array', spec }], output: [] }))).toBeLessThan(300);
});
