import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('waiting-program.mjs', import.meta.url));

test('a program that waits for its calls stays alive until they are let in, and ends afterwards', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  expect(stdout.trim().split('\n')).toHaveLength(5);
}, 30_000);
