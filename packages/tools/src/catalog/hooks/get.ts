import { hooks } from '@makegate/client/endpoints/hooks';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { hookRow, hookSummary } from '../../hooks/hook-row.js';
import { hookIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';

export const hooksGet = defineTool({
  name: 'hooks_get',
  title: 'Get hook',
  description: 'Read one hook with its address. Who knows the address can send deliveries to it.',
  uses: [hooks.get],
  input: { hookId: hookIdInput },
  output: { ...hookSummary, url: z.string().optional().describe('Works like a password') },
  run: async ({ hookId }, { make, signal }) => {
    const { hook } = await make.hooks.get({ hookId }, { signal });
    return { ...hookRow(hook), ...pick(hook, 'url') };
  },
});
