import { defineTool } from '@makegate/tools';
import { endpoint, group } from '@makegate/client';
import { z } from 'zod';
import { endpointRows } from './endpoint-rows.ts';
import { endpointsPage } from './endpoints-page.ts';
import { endpointsText } from './endpoints-text.ts';
import { fieldsOf } from './input-field.ts';
import { showTools, tokensIn } from './shown-tool.ts';
import { costsOf, largestDefault, problemsInCosts } from './toolset-cost.ts';
import { toolsPage } from './tools-page.ts';

const things = group('things', {
  list: endpoint({ method: 'GET', path: '/things', scopes: ['things:read'], effect: 'read', reply: z.looseObject({}) }),
  create: endpoint({
    method: 'POST',
    path: '/things',
    scopes: ['things:write'],
    effect: 'create',
    reply: z.looseObject({}),
  }),
});
const list = defineTool({
  name: 'things_list',
  title: 'List things',
  description: 'List the things of a team.',
  uses: [things.list],
  input: {
    teamId: z.number().int().optional().describe('Team'),
    order: z.enum(['asc', 'desc']).describe('asc | desc'),
  },
  output: { things: z.array(z.string()) },
  run: () => Promise.resolve({ things: [] }),
});
const create = defineTool({
  name: 'things_create',
  title: 'Create thing',
  description: 'Create a thing.',
  uses: [things.create],
  input: {},
  output: {},
  run: () => Promise.resolve({}),
});
const tools = showTools({ default: [list], everything: [list, create] });

test('shows each tool once, with its toolsets and the cost of its entry', () => {
  expect(tools.map(({ listing, toolsets }) => [listing.name, toolsets])).toEqual([
    ['things_list', ['default', 'everything']],
    ['things_create', ['everything']],
  ]);
  expect(tools[0]?.tokens).toBe(Math.ceil(JSON.stringify(tools[0]?.listing).length / 4));
});

test('counts what a whole list costs', () => {
  const costs = costsOf(tools);
  expect(costs.map(({ name, tools: count }) => [name, count])).toEqual([
    ['default', 1],
    ['everything', 2],
  ]);
  expect(costs[1]?.tokens).toBe(tokensIn({ tools: tools.map(({ listing }) => listing) }));
});

test('finds a default toolset with too many tools or tokens', () => {
  const atMost = { name: 'default', ...largestDefault };
  expect(problemsInCosts([atMost])).toEqual([]);
  expect(problemsInCosts([{ ...atMost, tools: 21 }])).toEqual([expect.stringContaining('21 tools')]);
  expect(problemsInCosts([{ ...atMost, tokens: 8_001 }])).toEqual([expect.stringContaining('8001 tokens')]);
  expect(problemsInCosts([{ ...atMost, name: 'everything' }])).toHaveLength(1);
});

test('reads the fields of an input schema', () => {
  expect(fieldsOf(list.inputSchema)).toEqual([
    { name: 'teamId', type: 'integer', required: false, description: 'Team' },
    { name: 'order', type: 'asc or desc', required: true, description: 'asc | desc' },
  ]);
});

test('writes a page with a row for each toolset and a section for each tool', () => {
  const page = toolsPage(tools, costsOf(tools));
  expect(page).toContain(`| default | 1 | ${costsOf(tools)[0]?.tokens} |`);
  expect(page).toContain('## things_create\n\nCreate a thing.\n\nEffect: create.');
  expect(page).toContain('Takes nothing.');
  expect(page).toContain('| `order` | asc or desc | yes | asc \\| desc |');
  expect(page).toContain('Scopes: `things:read`.');
});

const deleteStore = {
  group: 'dataStores',
  name: 'delete',
  method: 'DELETE',
  path: '/data-stores/{dataStoreId}',
  scopes: ['datastores:write'],
  effect: 'delete',
  unverified: true,
} as const;

test('lists the operations of the client under the names that they have there', async () => {
  const rows = await endpointRows();
  expect(rows).toContainEqual(deleteStore);
  expect(new Set(rows.map((row) => `${row.group}.${row.name}`)).size).toBe(rows.length);
});

test('writes a table for each group, and marks what is unverified', () => {
  const page = endpointsPage([deleteStore]);
  expect(page).toContain('1 operations in 1 groups.');
  expect(page).toContain('## dataStores\n');
  expect(page).toContain(
    '| `make.dataStores.delete` | `DELETE /data-stores/{dataStoreId}` *unverified* | `datastores:write` | delete |',
  );
});

test('writes columns for a terminal, one line for each operation', () => {
  const [head, line] = endpointsText([deleteStore]).split('\n');
  expect(line).toBe('dataStores.delete     DELETE /data-stores/{dataStoreId}  delete  datastores:write (unverified)');
  expect(head?.indexOf('OPERATION')).toBe(line?.indexOf('DELETE'));
});
