import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { findsOrganization } from '../../find-organization.js';
import {
  installsAppsInput,
  openObject,
  organizationIdInput,
  scenarioIdInput,
  teamIdInput,
} from '../../input-fields.js';
import { pick } from '../../pick.js';
import { scenarioRow, scenarioSummary } from '../../scenarios/scenario-row.js';
import { organizationOf, teamOf } from '../../tool-context.js';

const idMap = (things: string) => openObject.optional().describe(`New ids of the ${things} it uses, by old id`);

export const scenariosClone = defineTool({
  name: 'scenarios_clone',
  title: 'Clone scenario',
  description:
    'Copy a scenario within a team or into another one. Into another team, name what takes the place of the connections, hooks and data stores it uses.',
  uses: [scenarios.clone],
  optionally: findsOrganization,
  input: {
    scenarioId: scenarioIdInput,
    name: z.string().min(1).max(120).describe('Name of the copy'),
    teamId: teamIdInput,
    organizationId: organizationIdInput,
    account: idMap('connections'),
    hook: idMap('hooks'),
    datastore: idMap('data stores'),
    key: idMap('keys'),
    udt: idMap('data structures'),
    states: z.boolean().optional().describe('Also copy what its modules remember'),
    confirmed: installsAppsInput,
  },
  output: scenarioSummary,
  run: async ({ confirmed, ...args }, context) => {
    const { scenario } = await context.make.scenarios.clone(
      {
        ...pick(args, 'scenarioId', 'name', 'account', 'hook', 'datastore', 'key', 'udt', 'states'),
        teamId: teamOf(args, context),
        organizationId: await organizationOf(args, context),
        ...(confirmed ? { confirmed } : {}),
      },
      { signal: context.signal },
    );
    return scenarioRow(scenario);
  },
});
