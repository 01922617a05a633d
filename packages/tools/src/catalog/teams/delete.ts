import { teams } from '@makegate/client/endpoints/teams';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { idInput } from '../../input-fields.js';
import { countedHoldings, holdingsOf } from '../../teams/holdings.js';

export const teamsDelete = defineTool({
  name: 'teams_delete',
  title: 'Delete team',
  description: 'Delete a team with everything it owns: scenarios, connections, hooks and data stores.',
  uses: [teams.get, teams.delete],
  optionally: countedHoldings,
  // No configured default here: what is to be deleted has to be said.
  input: { teamId: idInput('From teams_list') },
  output: { teamId: z.number() },
  preview: async ({ teamId }, context) => {
    const { make, signal } = context;
    const { team } = await make.teams.get({ teamId }, { signal });
    return `Team ${teamId} "${team.name}" would be deleted with everything it owns: ${await holdingsOf(teamId, context)}.`;
  },
  run: async ({ teamId }, { make, signal }) => {
    await make.teams.delete({ teamId, confirmed: true }, { signal });
    return { teamId };
  },
});
