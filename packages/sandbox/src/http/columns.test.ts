import { endpoint, group } from '@makegate/client';
import { z } from 'zod';
import { pickColumns } from './columns.js';

const facts = { method: 'GET', path: '/things', scopes: [], effect: 'read', reply: z.unknown() } as const;
const things = group('things', { list: endpoint({ ...facts, items: 'things' }), get: endpoint(facts) });

const row = { id: 1, name: 'one', size: 5 };

test('keeps the named columns of every row, and the page beside them', () => {
  const reply = { things: [row], pg: { limit: 1 } };
  expect(pickColumns(things.list, reply, ['id'])).toEqual({ things: [{ id: 1 }], pg: { limit: 1 } });
});

test('keeps the named columns of a single thing', () => {
  expect(pickColumns(things.get, { thing: row }, ['name', 'colour'])).toEqual({ thing: { name: 'one' } });
});

test.each([[undefined], [[]], [['*']], [['id', '*']]])('leaves a reply alone for %j', (columns) => {
  const reply = { thing: row };
  expect(pickColumns(things.get, reply, columns)).toBe(reply);
});
