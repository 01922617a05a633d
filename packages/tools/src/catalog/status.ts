import { organizations } from '@makegate/client/endpoints/organizations';
import { teams } from '@makegate/client/endpoints/teams';
import { users } from '@makegate/client/endpoints/users';
import { z } from 'zod';
import { obstacleTo, type Access } from '../access.js';
import { defineTool, type Tool } from '../define-tool.js';
import { lockedTools } from '../status/locked-tools.js';
import { apiLimitOf, reachMake } from '../status/reach-make.js';

const shownOf = (tools: readonly Tool[], access: Access): number =>
  tools.filter((tool) => obstacleTo(tool, access) === undefined).length;

export const status = defineTool({
  name: 'status',
  title: 'Status',
  description:
    'Say whether Make answers, whose credential this is, where tools work by default, and which tools are hidden and why. Helps when something is missing or fails.',
  uses: [],
  optionally: [users.me, organizations.get, teams.get],
  input: {},
  output: {
    make: z.enum(['ready', 'refused', 'unreachable']),
    problem: z.string().optional(),
    user: z.string().optional(),
    scopes: z.array(z.string()).optional().describe('Absent when they could not be read'),
    readOnly: z.boolean(),
    teamId: z.number().optional(),
    organizationId: z.number().optional(),
    apiLimit: z.number().optional().describe('Requests per minute, shared by the organization'),
    scenarioTools: z.number().optional(),
    hidden: z
      .array(z.object({ reason: z.string(), missingScopes: z.array(z.string()), tools: z.array(z.string()) }))
      .describe('Tools not shown, why, and the scopes that would show them'),
  },
  run: async (_, context) => {
    const { access, place, scenarioTools } = context;
    const reached = await reachMake(context);
    return {
      ...reached,
      scopes: access.scopes?.slice(),
      readOnly: access.readOnly,
      ...place,
      ...(reached.make === 'ready' ? await apiLimitOf(context) : {}),
      ...(scenarioTools ? { scenarioTools: shownOf(scenarioTools.tools(), access) } : {}),
      hidden: lockedTools(access.hidden),
    };
  },
});
