import { readJestReport } from './jest-report.ts';
import { readNxTasks } from './nx-tasks.ts';
import type { NxTask } from './nx-tasks.ts';
import { failure, nothing, sum } from './outcome.ts';
import type { Outcome } from './outcome.ts';

export interface TestedProject {
  readonly name: string;
  /** Where its Jest run leaves the JSON report. Removed before the run, so that an old one is never counted. */
  readonly report: string;
}

/** Adds up one Nx run: its tests from the Jest reports, and every other task that failed as one failure each. */
export function tallyNxRun(exitCode: number, runFile: string, projects: readonly TestedProject[]): Outcome {
  const tasks = readNxTasks(runFile);
  const tests = sum(projects.map((project) => tallyTests(project, tasks)));
  if (tasks === undefined) return sum([tests, failure('nx: the run ended without saying how')]);
  const others = tasks.filter((task) => task.target !== 'test' && !task.succeeded);
  const total = sum([tests, ...others.map((task) => failure(`${task.id} failed`))]);
  return exitCode !== 0 && total.failed === 0 ? sum([total, failure(`nx: exit code ${exitCode}`)]) : total;
}

function tallyTests({ name, report }: TestedProject, tasks: readonly NxTask[] | undefined): Outcome {
  const counted = readJestReport(name, report);
  const task = tasks?.find(({ project, target }) => project === name && target === 'test');
  // Jest may die after a clean report, for instance on a test that ends the process.
  const diedLater = task?.succeeded === false && counted.failed === 0;
  return sum([counted, diedLater ? failure(`${name}: the test task failed after its report`) : nothing]);
}
