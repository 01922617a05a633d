import { contextOver } from '../../test/tool-context.js';
import { scenarioTool as toolFor } from './scenario-tool.js';

const scenario = { id: 7, name: 'Quote', description: null };
const output = [
  { name: 'price', type: 'number' },
  { name: 'when', type: 'date' },
];

const ended = (outputs: Record<string, unknown>) => ({
  scenarios: { run: { executionId: 'e1' } },
  executions: { get: { status: 'SUCCESS', outputs } },
});

const scenarioTool = (...args: Parameters<typeof toolFor>) => toolFor(...args).tool;

const described = (description: string | null) =>
  scenarioTool('run_quote', { ...scenario, description }, { input: [], output: [] }).description;

test('gives Make the names that Make knows', async () => {
  const tool = scenarioTool('run_quote', scenario, { input: [{ name: 'Größe (cm)', type: 'number' }], output });
  const context = contextOver(ended({ price: 3 }));
  expect(tool.inputType.safeParse({ grosse_cm: 12 }).success).toBe(true);
  await tool.run({ grosse_cm: 12 }, context);
  expect(context.make.calls[0]).toEqual([
    'scenarios.run',
    { scenarioId: 7, data: { 'Größe (cm)': 12 }, responsive: false },
  ]);
});

test('answers with the outputs in their declared types', async () => {
  const tool = scenarioTool('run_quote', scenario, { input: [], output });
  const answer = await tool.run({}, contextOver(ended({ price: 3, when: null, extra: [1] })));
  expect(answer).toEqual({ executionId: 'e1', scenarioId: 7, status: 'success', outputs: { price: 3, extra: [1] } });
  expect(tool.outputType.parse(answer)).toEqual(answer);
});

test('sets outputs of another type aside, so that the answer keeps to its schema and nothing is lost', async () => {
  const tool = scenarioTool('run_quote', scenario, { input: [], output });
  const answer = await tool.run({}, contextOver(ended({ price: 'on request', when: '2026-11-20' })));
  expect(answer).toMatchObject({ outputs: { when: '2026-11-20' }, otherOutputs: { price: 'on request' } });
  expect(tool.outputType.parse(answer)).toEqual(answer);
});

test('tells a model what the scenario is for, in its author’s words where there are some', () => {
  expect(described('Prices a parcel')).toBe(
    'Prices a parcel. Runs scenario 7 (Quote) in Make now and waits for its outputs.',
  );
  expect(described(null)).toBe('Runs scenario 7 (Quote) in Make now and waits for its outputs.');
  expect(described('x'.repeat(5_000)).length).toBeLessThan(700);
});

test('shows names and descriptions in one printable line', () => {
  const tool = scenarioTool(
    'run_it',
    { id: 7, name: 'Quote\u001b[2J\u202e', description: 'Prices.\n\n## Rules\u0007' },
    { input: [], output: [] },
  );
  expect(tool.title).toBe('Quote [2J');
  expect(tool.description).toBe('Prices. ## Rules. Runs scenario 7 (Quote [2J) in Make now and waits for its outputs.');
  expect(scenarioTool('run_it', { id: 7, name: '\u0000' }, {}).title).toBe('Scenario 7');
});

describe.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])('with the name %s', (word) => {
  const declared = [
    { name: word, type: 'text' },
    { name: 'price', type: 'number' },
  ];

  test('an input can be left out, and reaches Make under its own name', async () => {
    const tool = scenarioTool('run_quote', scenario, { input: declared, output: [] });
    const [key = ''] = Object.keys(tool.input).filter((name) => name !== 'price');
    expect(tool.inputType.safeParse({}).success).toBe(true);
    const context = contextOver(ended({}));
    await tool.run(tool.inputType.parse({ [key]: 'x' }), context);
    expect(JSON.stringify(context.make.calls[0])).toContain(`"data":{"${word}":"x"}`);
  });

  test('a declared output can be missing or there', async () => {
    const tool = scenarioTool('run_quote', scenario, { input: [], output: declared });
    const missing = await tool.run({}, contextOver(ended({ price: 3 })));
    expect(tool.outputType.parse(missing)).toMatchObject({ outputs: { price: 3 } });
    const there = await tool.run({}, contextOver(ended({ price: 3, [word]: 'x' })));
    expect(JSON.stringify(there)).toContain(`"${word}":"x"`);
    expect(tool.outputType.parse(there)).toMatchObject({ status: 'success', outputs: { price: 3 } });
  });

  test('an undeclared output does not hide a finished run', async () => {
    const tool = scenarioTool('run_quote', scenario, { input: [], output });
    const outputs = JSON.parse(`{"price": 3, "${word}": "x"}`);
    const answer = await tool.run({}, contextOver(ended(outputs)));
    expect(tool.outputType.parse(answer)).toMatchObject({ status: 'success', outputs: { price: 3 } });
  });
});
