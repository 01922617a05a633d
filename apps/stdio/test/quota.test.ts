import { startSandbox } from '@makegate/sandbox';
import { openServer } from './open-server.js';

const windowMs = 2_000;

test.each(['clock', 'first-hit', 'sliding'] as const)(
  'three hundred calls at once meet no 429 where sixty are allowed in a window (%s)',
  async (quotaWindow) => {
    const sandbox = await startSandbox({ apiLimit: 60, quotaWindow, quotaWindowMs: windowMs });
    const server = await openServer(sandbox, {
      args: ['--no-scenario-tools', '--toolset=everything', '--api-limit=60', `--quota-window-ms=${windowMs}`],
    });
    try {
      const calls = Array.from({ length: 300 }, (_, index) =>
        server.call('folders_create', { teamId: sandbox.teamId, name: `Folder ${index}` }),
      );
      const results = await Promise.all(calls);
      expect(results.filter(({ isError }) => isError)).toEqual([]);
      const created = sandbox.requests().filter(({ method }) => method === 'POST');
      expect(created).toHaveLength(300);
      expect(sandbox.requests().filter(({ status }) => status === 429)).toEqual([]);
    } finally {
      await server.close();
      await sandbox.close();
    }
  },
  60_000,
);
