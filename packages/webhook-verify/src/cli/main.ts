import { run } from './run.js';

try {
  const { text, exitCode } = await run(process.argv.slice(2), Date.now());
  process.stdout.write(text);
  process.exitCode = exitCode;
} catch (error) {
  if (!(error instanceof Error && 'code' in error)) throw error;
  process.stderr.write(`${error.message}\nmakegate-webhook --help says more.\n`);
  process.exitCode = 2;
}
