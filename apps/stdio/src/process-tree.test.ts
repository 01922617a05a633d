import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { clientIsGone, wrappersAbove } from './process-tree.js';

test('starts the chain with this process and its parent', () => {
  expect(wrappersAbove()[0]).toEqual({ pid: process.pid, parent: process.ppid });
});

test('sees no loss while every process of the chain keeps its parent', () => {
  expect(clientIsGone(wrappersAbove())).toBe(false);
});

test('sees the loss of a process in the chain', async () => {
  const child = spawn('sleep', ['30']);
  await once(child, 'spawn');
  const chain = [{ pid: child.pid ?? 0, parent: process.pid }];
  expect(clientIsGone(chain)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(clientIsGone(chain)).toBe(true);
});
