/** The exit code of a configuration error: `EX_CONFIG` of sysexits.h. Nothing was served. */
export const configErrorExitCode = 78;

/** A setting that cannot be used. Names the flag or the variable and the reason, never the value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config_invalid';
  /** The flag or variable at fault: `MAKE_ZONE`, `--toolset`. */
  readonly setting: string;

  constructor(setting: string, reason: string) {
    super(`${setting}: ${reason}`);
    this.setting = setting;
  }
}

/** By its code: the server comes in a bundle of its own, with a class of its own. */
export const isConfigError = (error: unknown): error is ConfigError =>
  error instanceof Error && 'code' in error && error.code === 'config_invalid';
