import { contextOver } from '../../test/tool-context.js';
import { readRun } from './read-run.js';

const statusFor = async (status: string) =>
  (await readRun({ scenarioId: 7, executionId: 'e1' }, contextOver({ executions: { get: { status } } }))).status;

test('tells the states of Make in our words', async () => {
  expect(await statusFor('SUCCESS')).toBe('success');
  expect(await statusFor('WARNING')).toBe('warning');
  expect(await statusFor('ERROR')).toBe('error');
});

test.each(['RUNNING', 'QUEUED', 'constructor', 'toString', '__proto__'])('takes %s for no end', async (status) => {
  expect(await statusFor(status)).toBe('running');
});
