import { existsSync } from 'node:fs';

/** What the search has to know of the machine. */
export interface Machine {
  readonly platform: string;
  /** The browser that somebody chose, as in `CHROMIUM_PATH`. */
  readonly chosen: string | undefined;
  /** Where programs are looked for, as in `PATH`. */
  readonly path: string;
  readonly isRoot: boolean;
  /** Whether packages come by apt. */
  readonly isDebian: boolean;
}

export const thisMachine = (): Machine => ({
  platform: process.platform,
  chosen: process.env['CHROMIUM_PATH'],
  path: process.env['PATH'] ?? '',
  isRoot: process.getuid?.() === 0,
  isDebian: existsSync('/etc/debian_version'),
});
