import { createProgram } from './commands/program.js';
import { report } from './commands/report.js';
import { terminal } from './commands/terminal.js';
import { withCommand } from './commands/usage.js';

try {
  await createProgram().parseAsync(withCommand(process.argv.slice(2)), { from: 'user' });
} catch (error) {
  process.exitCode = report(error, terminal);
}
