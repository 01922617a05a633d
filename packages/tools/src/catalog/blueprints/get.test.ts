import { contextOver } from '../../../test/tool-context.js';
import { blueprintsGet } from './get.js';

const flow = [
  { id: 1, module: 'gateway:CustomWebHook', parameters: { hook: 3 } },
  { id: 2, module: 'http:ActionSendData', mapper: { url: 'https://example.com', body: '{{1.total}}' } },
];
const blueprint = { name: 'Intake', flow, metadata: {} };
const context = (over: object = blueprint) =>
  contextOver({ blueprints: { get: { code: 'OK', response: { blueprint: { ...blueprint, ...over } } } } });

test('outlines the modules, each with the path that reads it', async () => {
  const make = context();
  expect(await blueprintsGet.run({ scenarioId: 7, full: false }, make)).toEqual({
    name: 'Intake',
    outline: ['/flow/0 1 gateway:CustomWebHook, hook 3', '/flow/1 2 http:ActionSendData'],
  });
  expect(make.make.calls).toEqual([['blueprints.get', { scenarioId: 7 }]]);
});

test('reads the part at a path as it is', async () => {
  const answer = await blueprintsGet.run({ scenarioId: 7, full: false, path: '/flow/1/mapper' }, context());
  expect(answer).toEqual({ name: 'Intake', part: { url: 'https://example.com', body: '{{1.total}}' } });
});

test('shows the paths that exist when one does not', async () => {
  const reading = blueprintsGet.run({ scenarioId: 7, full: false, path: '/flow/9' }, context());
  await expect(reading).rejects.toMatchObject({
    code: 'arguments_invalid',
    message: expect.stringContaining('there is nothing at /flow/9; modules lie at /flow/0, /flow/1'),
  });
});

test('names a missing path in a few words, whatever was sent', async () => {
  const reading = blueprintsGet.run({ scenarioId: 7, full: false, path: 'x'.repeat(9_000) }, context());
  await expect(reading).rejects.toMatchObject({ message: expect.stringMatching(/^.{1,400}$/) });
});

test.each([
  ['flow/1/mapper', false],
  ['/flow/1/mapper', true],
])('reads %s also with full: %s', async (path, full) => {
  const answer = await blueprintsGet.run({ scenarioId: 7, full, path }, context());
  expect(answer).toEqual({ name: 'Intake', part: { url: 'https://example.com', body: '{{1.total}}' } });
});

test('gives the whole blueprint when it fits', async () => {
  expect(await blueprintsGet.run({ scenarioId: 7, full: true }, context())).toEqual({
    name: 'Intake',
    part: blueprint,
  });
});

test('never hands out a blueprint that is cut, but says how to read it', async () => {
  const big = { flow: [...flow, { id: 3, module: 'util:SetVariables', mapper: { text: 'x'.repeat(40_000) } }] };
  const whole = await blueprintsGet.run({ scenarioId: 7, full: true }, context(big));
  expect(whole.part).toBeUndefined();
  expect(whole.note).toContain('part by part');
  expect(whole.outline).toHaveLength(3);
  const part = await blueprintsGet.run({ scenarioId: 7, full: false, path: '/flow/2' }, context(big));
  expect(part.note).toContain('Do not write it back');
  expect(JSON.stringify(part).length).toBeLessThan(25_000);
});

test('reads an older version or the draft', async () => {
  const make = context();
  await blueprintsGet.run({ scenarioId: 7, full: false, version: 4, draft: true }, make);
  expect(make.make.calls).toEqual([['blueprints.get', { scenarioId: 7, blueprintId: 4, draft: true }]]);
});
