import { teams } from '@makegate/client/endpoints/teams';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { findsOrganization } from '../../find-organization.js';
import { nameInput, organizationIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';
import { teamRow, teamSummary } from '../../teams/team-row.js';
import { organizationOf } from '../../tool-context.js';

export const teamsCreate = defineTool({
  name: 'teams_create',
  title: 'Create team',
  description: 'Make a new team in an organization. Not every plan allows more than one.',
  uses: [teams.create],
  optionally: findsOrganization,
  input: {
    organizationId: organizationIdInput,
    name: nameInput,
    operationsLimit: z
      .int()
      .min(0)
      .optional()
      .describe('Operations per period, if the team is to have a limit of its own'),
  },
  output: teamSummary,
  run: async (args, context) => {
    const { team } = await context.make.teams.create(
      { organizationId: await organizationOf(args, context), ...pick(args, 'name', 'operationsLimit') },
      { signal: context.signal },
    );
    return teamRow(team);
  },
});
