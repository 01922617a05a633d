import { memoryAuditLog } from '@makegate/audit';
import { apiToken, createMakeClient, parseZone } from '@makegate/client';
import { createConfirmations, createSurface, memoryOnce } from '@makegate/tools';
import type { Surface, Tool } from '@makegate/tools';
import { connectFastMcp } from '@makegate/tools/fastmcp';
import type { Registry } from '../../src/registry.js';
import { burn, echo } from './thing-tools.js';

/** Nothing listens there: the tools of these tests never reach Make. */
const noMake = createMakeClient({
  zone: parseZone('http://127.0.0.1:9'),
  credential: apiToken('none'),
  resilience: false,
});

export interface ThingRegistry extends Registry {
  /** One for each session, in the order in which they were opened. */
  readonly surfaces: Surface[];
  /** Under which ids calls were made. */
  correlationIds(): readonly string[];
}

/** Serves a few tools to anybody, each session with a surface of its own. */
export function thingRegistry(more: readonly Tool[] = []): ThingRegistry {
  const audit = memoryAuditLog();
  const confirmations = createConfirmations({ key: new Uint8Array(32).fill(7), once: memoryOnce() });
  const surfaces: Surface[] = [];
  return {
    surfaces,
    correlationIds: () => audit.events().map(({ correlationId }) => correlationId),
    async connect({ tenant, id }, transport) {
      const tools = [echo, burn, ...more];
      const surface = createSurface({
        tools,
        make: noMake,
        confirmations,
        principal: { tenant, id },
        scopes: undefined,
        audit,
      });
      surfaces.push(surface);
      return connectFastMcp({ name: 'things', version: '1.0.0', surface, transport, log: () => {} });
    },
    async close() {},
  };
}
