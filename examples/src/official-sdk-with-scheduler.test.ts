import { createCallScheduler } from '@makegate/ratelimit';
import { startSandbox } from '@makegate/sandbox';
import { Make } from '@makehq/sdk';
import { readOften } from './official-sdk-with-scheduler.js';

test('two hundred requests of the official SDK meet a limit of sixty in a window and none is refused', async () => {
  const windowMs = 1_000;
  const sandbox = await startSandbox({ apiLimit: 60, quotaWindow: 'sliding', quotaWindowMs: windowMs });
  try {
    const make = new Make(sandbox.apiToken, sandbox.zone);
    make.protocol = 'http';
    const scheduler = createCallScheduler({ readLimit: async () => 60, windowMs });
    expect(await readOften(make, scheduler, sandbox.organizationId, 200)).toBe(200);
    expect(sandbox.quota().organizations).toEqual([expect.objectContaining({ arrivals: 200, refused: 0 })]);
  } finally {
    await sandbox.close();
  }
}, 30_000);
