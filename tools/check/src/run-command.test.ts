import { tmpdir } from 'node:os';
import { runCommand } from './run-command.ts';

const node = (program: string, environment: Readonly<Record<string, string>> = {}) =>
  runCommand(process.execPath, ['-e', program], { folder: tmpdir(), environment });

test('resolves to the exit code', async () => {
  expect(await node('process.exit(0)')).toBe(0);
  expect(await node('process.exit(7)')).toBe(7);
});

test('counts a command that was killed as failed', async () => {
  expect(await node("process.kill(process.pid, 'SIGKILL')")).toBe(1);
});

test('counts a command that does not exist as failed', async () => {
  expect(await runCommand('no-such-command-here', [], { folder: tmpdir() })).toBe(1);
});

test('gives the command no terminal to wait for', async () => {
  expect(await node('process.stdin.on("end", () => process.exit(3)).resume()')).toBe(3);
});

test('adds to the environment', async () => {
  expect(await node('process.exit(Number(process.env.ANSWER))', { ANSWER: '42' })).toBe(42);
});
