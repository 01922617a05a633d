import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../../../node_modules/typescript-native/', import.meta.url));

const Recorded = z.strictObject({ typescript: z.string(), instantiations: z.int() });
const recorded = Recorded.parse(JSON.parse(readFileSync(new URL('type-cost.json', import.meta.url), 'utf8')));

/** More than this needs a decision, and then a new record. */
const allowedGrowth = 1.1;

const flags = '--noEmit --composite false --incremental false --extendedDiagnostics --singleThreaded'.split(' ');

test('the compiler makes no more types of the client than were recorded, and a tenth', async () => {
  const { version } = JSON.parse(readFileSync(`${compiler}package.json`, 'utf8'));
  expect(version).toBe(recorded.typescript);
  const tsc = [`${compiler}bin/tsc`, '-p', 'tsconfig.lib.json', ...flags];
  const { stdout } = await run(process.execPath, tsc, { cwd: folder, timeout: 60_000 });
  const instantiations = Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1]);
  expect(instantiations).toBeGreaterThan(recorded.instantiations / 2);
  expect(instantiations).toBeLessThanOrEqual(recorded.instantiations * allowedGrowth);
}, 60_000);
