import { teams } from '@makegate/client/endpoints/teams';
import { defineTool } from '../../define-tool.js';
import { teamIdInput } from '../../input-fields.js';
import { teamRow, teamSummary } from '../../teams/team-row.js';
import { teamOf } from '../../tool-context.js';

export const teamsGet = defineTool({
  name: 'teams_get',
  title: 'Get team',
  description: 'Read one team: the organization it belongs to, its limit of operations and how much of it is used.',
  uses: [teams.get],
  input: { teamId: teamIdInput },
  output: teamSummary,
  run: async (args, context) => {
    const { team } = await context.make.teams.get({ teamId: teamOf(args, context) }, { signal: context.signal });
    return teamRow(team);
  },
});
