import type { Endpoint } from '@makegate/client';
import { z } from 'zod';

const facts = { path: '/things', quota: 'counted', reply: z.unknown() } as const;
const read = ['things:read'];
const write = ['things:write'];

/** Endpoints of an invented group, one of each effect, for tests of what does not depend on Make. */
export const things = {
  list: { ...facts, id: 'things.list', method: 'GET', effect: 'read', repeat: 'safe', scopes: read },
  create: {
    ...facts,
    id: 'things.create',
    method: 'POST',
    effect: 'create',
    repeat: 'never',
    scopes: [...write, ...read],
  },
  rename: { ...facts, id: 'things.rename', method: 'PATCH', effect: 'update', repeat: 'safe', scopes: write },
  start: { ...facts, id: 'things.start', method: 'POST', effect: 'run', repeat: 'never', scopes: write },
  remove: { ...facts, id: 'things.remove', method: 'DELETE', effect: 'delete', repeat: 'safe', scopes: write },
} satisfies Readonly<Record<string, Endpoint>>;
