import { z } from 'zod';
import { readText } from './text-arguments.js';

const schema = z.object({
  id: z.int().optional(),
  active: z.boolean().optional(),
  name: z.string().optional(),
  cols: z.array(z.string()).optional(),
  ids: z.array(z.int()).optional(),
  pg: z
    .object({ limit: z.int(), sortBy: z.string(), last: z.union([z.string(), z.number()]) })
    .partial()
    .optional(),
});

test.each([
  [{ id: '5' }, { id: 5 }],
  [{ active: 'true' }, { active: true }],
  [{ active: 'false' }, { active: false }],
  [{ name: '5' }, { name: '5' }],
  [{ cols: 'id' }, { cols: ['id'] }],
  [{ cols: ['1', '2'] }, { cols: ['1', '2'] }],
  [{ ids: ['1', '2'] }, { ids: [1, 2] }],
  [{ pg: { limit: '10', sortBy: '3' } }, { pg: { limit: 10, sortBy: '3' } }],
  [{ pg: { last: '7' } }, { pg: { last: '7' } }],
  [{ ids: '5' }, { ids: [5] }],
])('reads %j as %j', (raw, read) => {
  expect(readText(schema, raw)).toMatchObject({ success: true, data: read });
});

test.each([[{ id: 'five' }], [{ id: '' }], [{ id: '1.5' }], [{ active: 'yes' }], [{ pg: 'all' }]])(
  'refuses %j',
  (raw) => {
    expect(readText(schema, raw).success).toBe(false);
  },
);

test('reads numbers inside a choice of types', () => {
  const choice = z.object({ at: z.union([z.int(), z.boolean()]) });
  expect(readText(choice, { at: '12' })).toMatchObject({ data: { at: 12 } });
  expect(readText(choice, { at: 'true' })).toMatchObject({ data: { at: true } });
});
