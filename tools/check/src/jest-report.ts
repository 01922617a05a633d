import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { failure } from './outcome.ts';
import type { Outcome } from './outcome.ts';

const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});
type Report = z.output<typeof Report>;

/**
 * Counts what Jest reported for one project. A suite that could not run counts as one failure, as does a report that is
 * missing, unreadable or unsuccessful without a failed test. A skipped test proves nothing and counts as failed.
 */
export function readJestReport(project: string, file: string): Outcome {
  const report = parseReport(file);
  if (report === undefined) return failure(`${project}: the tests ended without a report`);
  const problems = problemsOf(report).map(({ count, what }) => `${project}: ${count} ${what}`);
  const failed = problemsOf(report).reduce((total, { count }) => total + count, 0);
  if (failed === 0 && !report.success) return { ...failure(`${project}: Jest failed`), passed: report.numPassedTests };
  return { passed: report.numPassedTests, failed, problems };
}

function problemsOf(report: Report): readonly { readonly count: number; readonly what: string }[] {
  return [
    { count: report.numFailedTests, what: 'tests failed' },
    { count: report.numRuntimeErrorTestSuites, what: 'test files could not run' },
    { count: report.numPendingTests + report.numTodoTests, what: 'tests were skipped' },
  ].filter(({ count }) => count > 0);
}

function parseReport(file: string): Report | undefined {
  try {
    return Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
