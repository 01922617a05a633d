import { contextOver } from '../../../test/tool-context.js';
import { scenariosCreate } from './create.js';

const blueprint = { name: 'Quote', flow: [{ id: 1, module: 'util:SetVariables' }], metadata: {} };
const answers = {
  scenarios: { create: { scenario: { id: 7, name: 'Quote', isActive: false, scheduling: { type: 'on-demand' } } } },
};

test('makes an on-demand scenario in the configured team unless told otherwise', async () => {
  const context = contextOver(answers);
  const answer = await scenariosCreate.run(scenariosCreate.inputType.parse({ blueprint }), context);
  expect(answer).toEqual({ id: 7, name: 'Quote', isActive: false, schedule: 'on demand' });
  expect(context.make.calls).toEqual([
    ['scenarios.create', { teamId: 5, blueprint, scheduling: { type: 'on-demand' } }],
  ]);
});

test('passes schedule, folder and the permission to install apps on', async () => {
  const context = contextOver(answers);
  const scheduling = { type: 'daily', time: '08:00' };
  await scenariosCreate.run(
    scenariosCreate.inputType.parse({ blueprint, scheduling, folderId: 2, confirmed: true }),
    context,
  );
  expect(context.make.calls[0]?.[1]).toEqual({ teamId: 5, blueprint, scheduling, folderId: 2, confirmed: true });
});
