import { contextOver } from '../../../test/tool-context.js';
import { scenariosGet } from './get.js';

test('adds the interface of an on-demand scenario', async () => {
  const scenario = {
    id: 7,
    name: 'Quote',
    teamId: 5,
    isActive: true,
    scheduling: { type: 'on-demand' },
    usedPackages: ['http'],
  };
  const input = [{ name: 'city', type: 'text', required: true }];
  const context = contextOver({
    scenarios: { get: { scenario }, getInterface: { interface: { input, output: [] } } },
  });
  expect(await scenariosGet.run({ scenarioId: 7 }, context)).toEqual({
    id: 7,
    name: 'Quote',
    teamId: 5,
    isActive: true,
    schedule: 'on demand',
    scheduling: { type: 'on-demand' },
    usedPackages: ['http'],
    interface: { input, output: [] },
  });
});

test('does not ask for an interface that cannot exist, and tells the next run', async () => {
  const scenario = {
    id: 8,
    name: 'Poll',
    nextExec: '2026-11-21T08:00:00Z',
    scheduling: { type: 'indefinitely', interval: 900 },
  };
  const context = contextOver({ scenarios: { get: { scenario } } });
  const answer = await scenariosGet.run({ scenarioId: 8 }, context);
  expect(answer).toMatchObject({ schedule: 'every 15 minutes', nextExec: '2026-11-21T08:00:00Z' });
  expect(context.make.calls).toEqual([['scenarios.get', { scenarioId: 8 }]]);
});
