import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** How long a test may take to start it, the time included that installing it takes on a fresh machine. */
export const startLimitMs = 600_000;

/** Starts a Chromium without windows. It ends with `close`, and when the process that started it ends in whatever way. */
export async function startChromium(): Promise<Browser> {
  const executablePath = await findChromium();
  // Chromium refuses to shut root into its own sandbox; what the tests open is on this machine.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}
