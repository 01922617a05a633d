/** The exit code of a configuration error: `EX_CONFIG` of sysexits.h. Nothing was served and nothing changed. */
export const configErrorExitCode = 78;

/** Why one setting cannot be used. */
export interface ConfigProblem {
  /** The variable or key at fault: `MAKEGATE_LISTEN`, `listen in /etc/makegate.yaml`. */
  readonly setting: string;
  /** What is wrong and what to do about it, never the value. */
  readonly reason: string;
}

/** Settings that cannot be used: all of them, so that nobody has to start again for each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config_invalid';
  readonly retryable = false;
  /** At least one, in the order of the reference. */
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ setting, reason }) => `${setting}: ${reason}`).join('\n'));
    this.problems = problems;
  }
}

/** The same for a single setting. */
export const configError = (setting: string, reason: string): ConfigError => new ConfigError([{ setting, reason }]);
