import { missingGatewayScopes } from '@makegate/auth';
import type { Principal } from '@makegate/auth';
import { apiToken, createMakeClient, parseZone } from '@makegate/client';
import type { GatewayParts } from '@makegate/gateway/dist/gateway.js';
import type { Registry } from '@makegate/gateway/dist/registry.js';
import { createSurface } from '@makegate/tools';
import type { Surface } from '@makegate/tools';
import { connectFastMcp } from '@makegate/tools/fastmcp';
import { benchmarkScopes, benchmarkTools } from './benchmark-tools.js';

/** Nobody listens there: the tools of the benchmark do not reach Make. */
const make = createMakeClient({ zone: parseZone('http://127.0.0.1:9'), credential: apiToken('none') });

/** The two hundred tools behind the same surface, with the same steps, as Make's tools are served. One for each principal. */
export function benchmarkRegistry(parts: GatewayParts): Registry {
  const surfaces = new Map<string, Surface>();
  const surfaceOf = ({ tenant, id, scopes }: Principal): Surface => {
    const known = surfaces.get(id);
    if (known) return known;
    const surface = createSurface({
      ...parts,
      make,
      tools: benchmarkTools,
      principal: { tenant, id },
      scopes: benchmarkScopes,
      missingGrants: (tool) => missingGatewayScopes(scopes, tool),
    });
    surfaces.set(id, surface);
    return surface;
  };
  return {
    connect: (principal, transport) =>
      connectFastMcp({
        name: 'makegate-gateway',
        version: '1.0.0',
        surface: surfaceOf(principal),
        transport,
        log: () => {},
      }),
    async close() {},
  };
}
