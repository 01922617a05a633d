import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { idInput, installsAppsInput, openObject, schedulingInput, teamIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';
import { scenarioRow, scenarioSummary } from '../../scenarios/scenario-row.js';
import { teamOf } from '../../tool-context.js';

export const scenariosCreate = defineTool({
  name: 'scenarios_create',
  title: 'Create scenario',
  description:
    'Make a new, inactive scenario from a blueprint. blueprints_get with full shows what a blueprint looks like; what it refers to has to be in the same team.',
  uses: [scenarios.create],
  input: {
    teamId: teamIdInput,
    blueprint: openObject.describe('An object with name, flow and metadata'),
    scheduling: schedulingInput.default({ type: 'on-demand' }).describe('When it runs'),
    folderId: idInput('From folders_list').optional(),
    description: z.string().optional().describe('What it is for'),
    confirmed: installsAppsInput,
  },
  output: scenarioSummary,
  run: async ({ blueprint, scheduling, confirmed, ...args }, context) => {
    const { scenario } = await context.make.scenarios.create(
      {
        teamId: teamOf(args, context),
        blueprint,
        scheduling,
        ...pick(args, 'folderId', 'description'),
        ...(confirmed ? { confirmed } : {}),
      },
      { signal: context.signal },
    );
    return scenarioRow(scenario);
  },
});
