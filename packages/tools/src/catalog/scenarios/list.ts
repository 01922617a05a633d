import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { idInput, teamIdInput } from '../../input-fields.js';
import { pageInput, pageOf } from '../../page-of.js';
import { pick } from '../../pick.js';
import { scenarioRow, scenarioSummary } from '../../scenarios/scenario-row.js';
import { scenariosNamed } from '../../scenarios/scenarios-named.js';
import { teamOf } from '../../tool-context.js';

export const scenariosList = defineTool({
  name: 'scenarios_list',
  title: 'List scenarios',
  description: 'List the scenarios of a team: whether each is active, when it runs, and what is wrong with it.',
  uses: [scenarios.list],
  input: {
    teamId: teamIdInput,
    nameContains: z.string().min(1).optional().describe('Part of the name, in any case'),
    isActive: z.boolean().optional().describe('Only active, or only inactive ones'),
    folderId: idInput('Only in this folder').optional(),
    ...pageInput,
  },
  output: { scenarios: z.array(z.object(scenarioSummary)), nextOffset: z.number().optional() },
  run: async ({ nameContains, ...args }, context) => {
    const filters = { teamId: teamOf(args, context), ...pick(args, 'isActive', 'folderId') };
    const { rows, nextOffset } = pageOf(await scenariosNamed(nameContains, filters, args, context), args);
    return { scenarios: rows.map(scenarioRow), nextOffset };
  },
});
