import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** The revision of the protocol that is asked for. */
export const revision = '2025-11-25';

const Requirements = z.object({
  server: z.array(z.string()),
  not_scored: z.array(z.object({ scenario: z.string(), leg: z.enum(['server', 'client']) })),
});

const Manifest = z.object({ version: z.string(), bin: z.object({ conformance: z.string() }) });

const require = createRequire(import.meta.url);
const manifestPath = require.resolve('@modelcontextprotocol/conformance/package.json');
const manifest = Manifest.parse(require(manifestPath));
const folder = dirname(manifestPath);
const listed = Requirements.parse(parse(readFileSync(join(folder, 'requirements', `${revision}.yaml`), 'utf8')));

export const runnerVersion = manifest.version;

/** The script to run with Node. */
export const runnerScript = join(folder, manifest.bin.conformance);

/** Names of the scenarios that a server must pass to conform. */
export const scoredScenarios: readonly string[] = listed.server;

/** Names of those that are run with them and do not count. */
export const unscoredScenarios: readonly string[] = listed.not_scored
  .filter(({ leg }) => leg === 'server')
  .map(({ scenario }) => scenario);
