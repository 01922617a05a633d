/** What one part of the check came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** One line for each thing that went wrong, for the list at the end. */
  readonly problems: readonly string[];
}

export const nothing: Outcome = { passed: 0, failed: 0, problems: [] };

/** One failure that no test stands for: a task that exits with an error, a report that is missing. */
export const failure = (problem: string): Outcome => ({ passed: 0, failed: 1, problems: [problem] });

export function sum(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (total, outcome) => ({
      passed: total.passed + outcome.passed,
      failed: total.failed + outcome.failed,
      problems: [...total.problems, ...outcome.problems],
    }),
    nothing,
  );
}

/** The last line that the check prints. */
export const lastLine = ({ passed, failed }: Outcome): string => `${passed} passed, ${failed} failed`;
