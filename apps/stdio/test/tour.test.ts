import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serverScript } from './open-server.js';

test('shows every promise on a practice zone, ends with the text that connects a client, and exits 0', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [serverScript, 'tour'], {
    env: { PATH: process.env['PATH'] ?? '' },
    timeout: 60_000,
  });
  expect(stderr).toBe('');
  const chapters = [...stdout.matchAll(/^\d+\. (\S+ \S+)/gm)].map(([, words]) => words);
  expect(chapters).toHaveLength(8);
  expect(stdout).toContain('"status": "success"');
  expect(stdout).toContain('confirmation_required: Scenario');
  expect(stdout).toMatch(/done: \S/);
  expect(stdout).toContain('It is resolved.');
  for (const client of ['Claude Desktop', 'Claude Code', 'Cursor', 'VS Code']) expect(stdout).toContain(client);
}, 60_000);
