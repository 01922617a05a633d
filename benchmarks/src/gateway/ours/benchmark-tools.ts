import { endpoint, group } from '@makegate/client';
import { defineTool } from '@makegate/tools';
import type { Tool } from '@makegate/tools';
import { z } from 'zod';
import { toolShapes } from '../tools/tool-shapes.js';

const things = group('things', {
  get: endpoint({ method: 'GET', path: '/things', scopes: ['scenarios:read'], effect: 'read', reply: z.unknown() }),
  create: endpoint({
    method: 'POST',
    path: '/things',
    scopes: ['scenarios:write'],
    effect: 'create',
    reply: z.unknown(),
  }),
});

/** What a credential needs for all of them. */
export const benchmarkScopes = ['scenarios:read', 'scenarios:write'];

export const benchmarkTools: readonly Tool[] = toolShapes.map(({ reads, answer, ...shape }) =>
  defineTool({ ...shape, uses: [reads ? things.get : things.create], run: async () => answer }),
);
