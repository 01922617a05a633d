import { hooks } from '@makegate/client/endpoints/hooks';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { hookRow, hookSummary } from '../../hooks/hook-row.js';
import { teamIdInput } from '../../input-fields.js';
import { pageInput, pageOfAll } from '../../page-of.js';
import { pick } from '../../pick.js';
import { teamOf } from '../../tool-context.js';

export const hooksList = defineTool({
  name: 'hooks_list',
  title: 'List hooks',
  description:
    'List the webhooks and mailhooks of a team, the scenario behind each, and how many deliveries wait. Addresses, which work like passwords, are left out.',
  uses: [hooks.list],
  input: {
    teamId: teamIdInput,
    assigned: z.boolean().optional().describe('Only those with, or without, a scenario'),
    ...pageInput,
  },
  output: { hooks: z.array(z.object(hookSummary)), nextOffset: z.number().optional() },
  run: async (args, context) => {
    const filters = { teamId: teamOf(args, context), ...pick(args, 'assigned') };
    const reply = await context.make.hooks.list(filters, { signal: context.signal });
    const { rows, nextOffset } = pageOfAll(reply.hooks.map(hookRow), args);
    return { hooks: rows, nextOffset };
  },
});
