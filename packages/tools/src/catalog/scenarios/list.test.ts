import { many } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { scenariosList } from './list.js';

const page = { limit: 20, offset: 0 };

test('tells of each scenario whether it is active, when it runs and what is wrong with it', async () => {
  const rows = [
    { id: 1, name: 'Orders', isActive: true, isinvalid: false, dlqCount: 2, scheduling: { type: 'immediately' } },
    {
      id: 2,
      name: 'Report',
      isActive: false,
      isinvalid: true,
      folderId: null,
      scheduling: { type: 'on-demand' },
      created: '2026-01-01',
    },
  ];
  const context = contextOver({ scenarios: { list: { scenarios: rows } } });
  expect(await scenariosList.run(page, context)).toEqual({
    scenarios: [
      { id: 1, name: 'Orders', isActive: true, schedule: 'immediately, when data arrives', dlqCount: 2 },
      { id: 2, name: 'Report', isActive: false, schedule: 'on demand', isinvalid: true },
    ],
  });
});

test('lets Make filter by state and folder in the configured team', async () => {
  const context = contextOver({ scenarios: { list: { scenarios: [] } } });
  await scenariosList.run({ ...page, isActive: true, folderId: 9 }, context);
  expect(context.make.calls).toEqual([
    ['scenarios.list', { teamId: 5, isActive: true, folderId: 9, pg: { offset: 0, limit: 21 } }],
  ]);
});

test('finds part of a name in any case and pages over what it found', async () => {
  const rows = many(50, (id) => ({ id, name: id % 2 === 0 ? `Daily REPORT ${id}` : `Other ${id}` }));
  const context = contextOver({ scenarios: { list: { scenarios: rows } } });
  const first = await scenariosList.run({ nameContains: 'report', limit: 10, offset: 0 }, context);
  expect(first.scenarios.map(({ id }) => id)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  expect(first.nextOffset).toBe(10);
  const last = await scenariosList.run({ nameContains: 'report', limit: 10, offset: 20 }, context);
  expect(last.scenarios.map(({ id }) => id)).toEqual([40, 42, 44, 46, 48]);
  expect(last.nextOffset).toBeUndefined();
});

test('says how to name a team when there is none', async () => {
  const context = contextOver({}, { place: {} });
  await expect(scenariosList.run(page, context)).rejects.toMatchObject({ code: 'team_required' });
});
