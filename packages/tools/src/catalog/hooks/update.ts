import { hooks } from '@makegate/client/endpoints/hooks';
import { z } from 'zod';
import { atLeastOne } from '../../at-least-one.js';
import { defineTool } from '../../define-tool.js';
import { hookRow, hookSummary } from '../../hooks/hook-row.js';
import { hookIdInput, nameInput } from '../../input-fields.js';
import { pick } from '../../pick.js';

export const hooksUpdate = defineTool({
  name: 'hooks_update',
  title: 'Update hook',
  description: 'Rename a hook, or switch it on or off. A hook that is off refuses deliveries.',
  uses: [hooks.update, hooks.enable, hooks.disable, hooks.get],
  input: {
    hookId: hookIdInput,
    name: nameInput.optional(),
    enabled: z.boolean().optional().describe('Whether it takes deliveries'),
  },
  output: hookSummary,
  run: async ({ hookId, ...args }, { make, signal }) => {
    const { name, enabled } = atLeastOne('hooks_update', pick(args, 'name', 'enabled'), 'name, enabled');
    if (name !== undefined) await make.hooks.update({ hookId, name }, { signal });
    if (enabled !== undefined) await make.hooks[enabled ? 'enable' : 'disable']({ hookId }, { signal });
    const { hook } = await make.hooks.get({ hookId }, { signal });
    return hookRow(hook);
  },
});
