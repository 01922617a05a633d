import type { Verdicts } from './verdicts.js';

/** What a run is worth. */
export interface ConformanceScore {
  /** How many of the wanted scenarios passed: with a check that passed, and with none that failed, warned or was skipped. */
  readonly passed: number;
  /** A line for each of the others, with what the runner says of it. */
  readonly missed: readonly string[];
}

/** Counts the wanted scenarios. One that was not run, or that checked nothing, has not passed. */
export function scoreOf(verdicts: Verdicts, wanted: readonly string[]): ConformanceScore {
  const missed = wanted.flatMap((scenario) => {
    const reason = reasonAgainst(verdicts, scenario);
    return reason === undefined ? [] : [`${scenario}: ${reason}`];
  });
  return { passed: wanted.length - missed.length, missed };
}

function reasonAgainst(verdicts: Verdicts, scenario: string): string | undefined {
  const verdict = verdicts.get(scenario);
  if (verdict === undefined) return 'not run';
  const { passed, failed, complaints } = verdict;
  if (passed > 0 && failed === 0 && complaints.length === 0) return undefined;
  return [`${passed} passed, ${failed} failed`, ...complaints].join('; ');
}
