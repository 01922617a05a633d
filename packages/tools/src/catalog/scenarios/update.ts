import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { atLeastOne } from '../../at-least-one.js';
import { defineTool } from '../../define-tool.js';
import { idInput, installsAppsInput, openObject, scenarioIdInput, schedulingInput } from '../../input-fields.js';
import { pick } from '../../pick.js';
import { scenarioRow, scenarioSummary } from '../../scenarios/scenario-row.js';

export const scenariosUpdate = defineTool({
  name: 'scenarios_update',
  title: 'Update scenario',
  description:
    'Change a scenario. Make replaces the whole blueprint, so read it with blueprints_get and full first, and send it back complete.',
  uses: [scenarios.update],
  input: {
    scenarioId: scenarioIdInput,
    name: z.string().min(1).optional().describe('New name'),
    description: z.string().optional().describe('What it is for'),
    folderId: idInput('Move it to this folder, from folders_list').optional(),
    blueprint: openObject.optional().describe('The complete new blueprint: name, flow and metadata'),
    scheduling: schedulingInput.optional().describe('When it runs from now on'),
    confirmed: installsAppsInput,
  },
  output: scenarioSummary,
  run: async ({ scenarioId, confirmed, ...args }, { make, signal }) => {
    const changes = pick(args, 'name', 'description', 'folderId', 'blueprint', 'scheduling');
    const { scenario } = await make.scenarios.update(
      {
        scenarioId,
        ...atLeastOne('scenarios_update', changes, 'name, description, folderId, blueprint, scheduling'),
        ...(confirmed ? { confirmed } : {}),
      },
      { signal },
    );
    return scenarioRow(scenario);
  },
});
