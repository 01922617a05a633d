import { organizations } from '@makegate/client/endpoints/organizations';
import { users } from '@makegate/client/endpoints/users';
import { z } from 'zod';
import { obstacleTo, type Access } from '../access.js';
import { defineTool, type Tool } from '../define-tool.js';
import { findsOrganization } from '../find-organization.js';
import { checkTeam, type CheckedPlace } from '../status/check-team.js';
import { lockedTools } from '../status/locked-tools.js';
import { apiLimitOf, reachMake } from '../status/reach-make.js';
import type { ToolContext } from '../tool-context.js';

const shownOf = (tools: readonly Tool[], access: Access): number =>
  tools.filter((tool) => obstacleTo(tool, access) === undefined).length;

export const status = defineTool({
  name: 'status',
  title: 'Status',
  description:
    'Say whether Make answers, whose credential this is, where tools work by default, and which tools are hidden and why. Helps when something is missing or fails.',
  uses: [],
  optionally: [users.me, organizations.get, ...findsOrganization],
  input: {},
  output: {
    make: z.enum(['ready', 'refused', 'unreachable', 'unasked']),
    problem: z.string().optional(),
    user: z.string().optional(),
    scopes: z
      .array(z.string())
      .optional()
      .describe('Those of the credential, when tools are hidden for want of others'),
    readOnly: z.boolean(),
    teamId: z.number().optional(),
    organizationId: z.number().optional(),
    apiLimitPerMinute: z.number().optional().describe('Requests, shared by the organization'),
    scenarioTools: z.number().optional(),
    hidden: z
      .array(
        z.object({
          reason: z.string(),
          missingScopes: z.array(z.string()),
          missingGrants: z.array(z.string()).optional(),
          tools: z.array(z.string()),
        }),
      )
      .describe("Tools not shown, why, and what would show them: scopes of Make's token, grants of this server"),
  },
  run: async (_, context) => {
    const { access, scenarioTools } = context;
    const reached = await reachMake(context);
    const { place, problem }: CheckedPlace =
      reached.make === 'ready' ? await checkTeam(context) : { place: context.place };
    return {
      ...reached,
      ...(problem === undefined ? {} : { problem }),
      // They are long, and of no use to somebody who misses nothing.
      ...(access.hidden.some(({ reason }) => reason === 'scope_missing') ? { scopes: access.scopes?.slice() } : {}),
      readOnly: access.readOnly,
      ...place,
      ...(reached.make === 'ready' && problem === undefined ? await limitAt({ ...context, place }) : {}),
      ...(scenarioTools ? { scenarioTools: shownOf(scenarioTools.tools(), access) } : {}),
      hidden: lockedTools(access.hidden),
    };
  },
});

async function limitAt(context: ToolContext) {
  const { organizationId, apiLimit } = await apiLimitOf(context);
  return {
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(apiLimit === undefined ? {} : { apiLimitPerMinute: apiLimit }),
  };
}
