import { contextOver } from '../../../test/tool-context.js';
import { organizationsGet } from './get.js';

test('tells plan, limits and period of the configured organization', async () => {
  const organization = {
    id: 3,
    name: 'Nordwind',
    zone: 'eu1.make.com',
    productName: 'Teams',
    license: { apiLimit: 240 },
    nextReset: '2026-12-01',
    isPaused: null,
  };
  const context = contextOver({ organizations: { get: { organization } } });
  const { isPaused: _, ...told } = organization;
  expect(await organizationsGet.run({}, context)).toEqual(told);
  expect(context.make.calls).toEqual([['organizations.get', { organizationId: 3 }]]);
});
