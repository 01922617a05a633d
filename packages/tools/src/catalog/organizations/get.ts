import { organizations } from '@makegate/client/endpoints/organizations';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { findsOrganization } from '../../find-organization.js';
import { openObject, organizationIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';
import { organizationOf } from '../../tool-context.js';

export const organizationsGet = defineTool({
  name: 'organizations_get',
  title: 'Get organization',
  description: 'Read one organization: its zone, its plan, what the plan allows, and when its period begins anew.',
  uses: [organizations.get],
  optionally: findsOrganization,
  input: { organizationId: organizationIdInput },
  output: {
    id: z.number(),
    name: z.string(),
    zone: z.string().optional(),
    productName: z.string().optional(),
    isPaused: z.boolean().optional(),
    lastReset: z.string().optional(),
    nextReset: z.string().optional(),
    license: openObject.optional().describe('What the plan allows; apiLimit is in requests per minute'),
  },
  run: async (args, context) => {
    const organizationId = await organizationOf(args, context);
    const { organization } = await context.make.organizations.get({ organizationId }, { signal: context.signal });
    return pick(organization, 'id', 'name', 'zone', 'productName', 'isPaused', 'lastReset', 'nextReset', 'license');
  },
});
