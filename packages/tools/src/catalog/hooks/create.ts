import { hooks } from '@makegate/client/endpoints/hooks';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { hookRow, hookSummary } from '../../hooks/hook-row.js';
import { nameInput, openObject, teamIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';
import { teamOf } from '../../tool-context.js';

export const hooksCreate = defineTool({
  name: 'hooks_create',
  title: 'Create hook',
  description:
    'Make a webhook, a mailhook or the hook of an app, and say at which address it takes deliveries. A scenario has to use it within five days, or Make switches it off.',
  uses: [hooks.create],
  input: {
    teamId: teamIdInput,
    name: nameInput,
    typeName: z
      .string()
      .default('gateway-webhook')
      .describe('gateway-webhook, gateway-mailhook or the hook type of an app'),
    method: z.boolean().default(false).describe('Webhooks: also pass on the HTTP method'),
    headers: z.boolean().default(false).describe('Webhooks: also pass on the headers'),
    stringify: z.boolean().default(false).describe('Webhooks: pass JSON on as text'),
    settings: openObject.default({}).describe('Fields of an app hook, such as __IMTCONN__ with a connection id'),
  },
  output: { ...hookSummary, url: z.string().optional().describe('Works like a password') },
  run: async ({ settings, ...args }, context) => {
    const { name, typeName, method, headers, stringify } = args;
    const webhook = typeName === 'gateway-webhook' ? { method, headers, stringify } : {};
    const { hook } = await context.make.hooks.create(
      { hook: { ...settings, teamId: teamOf(args, context), name, typeName, ...webhook } },
      { signal: context.signal },
    );
    return { ...hookRow(hook), ...pick(hook, 'url') };
  },
});
