import { apiToken, createMakeClient, parseZone } from '@makegate/client';
import { createConfirmations } from '../../src/confirm.js';
import type { Tool } from '../../src/define-tool.js';
import { memoryOnce } from '../../src/memory-once.js';
import { createSurface, type Surface, type SurfaceOptions } from '../../src/surface.js';

/** For tests that never reach Make: nothing listens there. */
const noMake = createMakeClient({
  zone: parseZone('http://127.0.0.1:9'),
  credential: apiToken('none'),
  resilience: false,
});

/** A surface over these tools for somebody who may do everything. */
export function surfaceOf(tools: readonly Tool[], more: Partial<SurfaceOptions> = {}): Surface {
  const confirmations = createConfirmations({ key: new Uint8Array(32).fill(7), once: memoryOnce() });
  const principal = { tenant: 'default', id: 'me' };
  return createSurface({ tools, make: noMake, confirmations, principal, scopes: undefined, ...more });
}
