/**
 * Runs Redis servers for the process that started it, and ends them when its standard input ends. That happens however
 * that process died, because the system closes the pipes of the dead. Being their parent, it ends them by pid and can
 * never hit a stranger that got the number later.
 *
 *     node keeper.mjs <folder> <program> <arguments of one server, with spaces between>...
 *
 * The servers run in the folder, which goes with them. Prints their pids as one line of JSON, in order, 0 for one that
 * could not be started. Plain JavaScript, because that starts in half the time.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, openSync, rmSync } from 'node:fs';

const [folder = '.', program = 'redis-server', ...plans] = process.argv.slice(2);
process.chdir(folder);
const log = openSync('log', 'a');
const running = new Set();
let ending = false;

function start(plan) {
  const server = spawn(program, plan.split(' '), { stdio: ['ignore', log, log] });
  running.add(server);
  server.once('error', (error) => {
    appendFileSync('log', `${error.message}\n`);
    ended(server);
  });
  server.once('exit', () => ended(server));
  return server.pid ?? 0;
}

function ended(server) {
  running.delete(server);
  leaveWhenAllEnded();
}

function end() {
  ending = true;
  for (const server of running) server.kill('SIGKILL');
  leaveWhenAllEnded();
}

function leaveWhenAllEnded() {
  if (!ending || running.size > 0) return;
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
// Nobody may be left to read the pids.
process.stdout.on('error', end);
process.stdin.on('end', end).on('error', end).resume();
process.stdout.write(`${JSON.stringify(plans.map(start))}\n`);
