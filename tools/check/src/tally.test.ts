import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLine } from './outcome.ts';
import { tallyNxRun } from './tally.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tally-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const clean = {
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

function jestReport(name: string, report: object | string): { name: string; report: string } {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  return { name, report: file };
}
const silent = (name: string) => ({ name, report: join(folder, `${name}.json`) });

function nxRun(...tasks: readonly (readonly [string, number])[]): string {
  const file = join(folder, 'run.json');
  const rows = tasks.map(([taskId, status]) => {
    const [projectName, target] = taskId.split(':');
    return { taskId, projectName, target, status, cacheStatus: 'cache-miss' };
  });
  writeFileSync(file, JSON.stringify({ run: {}, tasks: rows }));
  return file;
}

test('sums the tests of every project', () => {
  const projects = [jestReport('client', clean), jestReport('tools', { ...clean, numPassedTests: 7 })];
  const outcome = tallyNxRun(0, nxRun(['client:test', 0], ['tools:test', 0], ['client:lint', 0]), projects);
  expect(lastLine(outcome)).toBe('12 passed, 0 failed');
});

test('counts failed tests and the tests beside them that passed', () => {
  const project = jestReport('client', { ...clean, success: false, numFailedTests: 2 });
  const outcome = tallyNxRun(1, nxRun(['client:test', 1]), [project]);
  expect(lastLine(outcome)).toBe('5 passed, 2 failed');
  expect(outcome.problems).toEqual(['client: 2 tests failed']);
});

test('counts a test file that could not run', () => {
  const project = jestReport('client', { ...clean, success: false, numRuntimeErrorTestSuites: 1 });
  expect(lastLine(tallyNxRun(1, nxRun(['client:test', 1]), [project]))).toBe('5 passed, 1 failed');
});

test('counts a test task that died before it reported', () => {
  const outcome = tallyNxRun(1, nxRun(['client:test', 134]), [silent('client')]);
  expect(lastLine(outcome)).toBe('0 passed, 1 failed');
  expect(outcome.problems).toEqual(['client: the tests ended without a report']);
});

test('counts tests that never started because their build failed, and the build', () => {
  const outcome = tallyNxRun(1, nxRun(['client:build', 1]), [silent('client')]);
  expect(outcome.problems).toEqual(['client: the tests ended without a report', 'client:build failed']);
  expect(outcome.failed).toBe(2);
});

test('counts a report that was cut off', () => {
  const project = jestReport('client', '{"success": true, "numPassed');
  expect(lastLine(tallyNxRun(1, nxRun(['client:test', 1]), [project]))).toBe('0 passed, 1 failed');
});

test('counts a test task that failed although its report is clean', () => {
  const outcome = tallyNxRun(1, nxRun(['client:test', 1]), [jestReport('client', clean)]);
  expect(lastLine(outcome)).toBe('5 passed, 1 failed');
});

test('counts a report that says failure without a failed test, once', () => {
  const project = jestReport('client', { ...clean, success: false });
  expect(lastLine(tallyNxRun(1, nxRun(['client:test', 1]), [project]))).toBe('5 passed, 1 failed');
});

test('counts skipped and planned tests as failed', () => {
  const project = jestReport('client', { ...clean, numPendingTests: 2, numTodoTests: 1 });
  expect(lastLine(tallyNxRun(0, nxRun(['client:test', 0]), [project]))).toBe('5 passed, 3 failed');
});

test('counts every other failed task once', () => {
  const file = nxRun(['client:lint', 1], ['tools:typecheck', 2], ['client:test', 0]);
  const outcome = tallyNxRun(1, file, [jestReport('client', clean)]);
  expect(lastLine(outcome)).toBe('5 passed, 2 failed');
  expect(outcome.problems).toEqual(['client:lint failed', 'tools:typecheck failed']);
});

test('fails when Nx dies without leaving its account', () => {
  const outcome = tallyNxRun(137, join(folder, 'no-run.json'), [jestReport('client', clean)]);
  expect(lastLine(outcome)).toBe('5 passed, 1 failed');
});

test('fails when Nx exits with an error that nothing else explains', () => {
  const outcome = tallyNxRun(1, nxRun(['client:test', 0]), [jestReport('client', clean)]);
  expect(lastLine(outcome)).toBe('5 passed, 1 failed');
});
