import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** How one scenario came out. */
export interface Verdict {
  /** How many of its checks passed, as the runner counted them. */
  readonly passed: number;
  readonly failed: number;
  /** Every check that neither passed nor only told something: also the skipped ones, which the runner does not count. */
  readonly complaints: readonly string[];
}

/** How each scenario came out that the runner counted. */
export type Verdicts = ReadonlyMap<string, Verdict>;

const Checks = z.array(z.looseObject({ id: z.string(), status: z.string(), errorMessage: z.string().optional() }));

const fine: ReadonlySet<string> = new Set(['SUCCESS', 'INFO']);

/** Reads the counts out of what the runner printed, and what it did not count out of the folder of its results. */
export function readVerdicts(printed: string, results: string): Verdicts {
  const lines = [...printed.matchAll(/^[✓✗] (\S+): (\d+) passed, (\d+) failed$/gm)];
  return new Map(
    lines.map(([, scenario = '', passed, failed]) => {
      const complaints = complaintsOf(scenario, results);
      return [scenario, { passed: Number(passed), failed: Number(failed), complaints }];
    }),
  );
}

/** The runner names each folder for the scenario and the moment, as `server-ping-2025-11-25T10-00-00-000Z`. */
function complaintsOf(scenario: string, results: string): readonly string[] {
  const isOfScenario = (name: string): boolean =>
    name.replace(/-\d{4}-\d\d-\d\dT[\d-]+Z$/, '') === `server-${scenario}`;
  const folder = readdirSync(results).find(isOfScenario);
  if (folder === undefined) return ['The runner kept no results.'];
  const checks = Checks.parse(JSON.parse(readFileSync(join(results, folder, 'checks.json'), 'utf8')));
  return checks
    .filter(({ status }) => !fine.has(status))
    .map(({ id, status, errorMessage = '' }) => `${status} ${id} ${errorMessage}`.trim());
}
