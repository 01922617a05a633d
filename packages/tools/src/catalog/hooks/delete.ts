import { hooks } from '@makegate/client/endpoints/hooks';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { hookIdInput } from '../../input-fields.js';

export const hooksDelete = defineTool({
  name: 'hooks_delete',
  title: 'Delete hook',
  description: 'Delete a hook with the deliveries that wait in its queue. Its address stops working for good.',
  uses: [hooks.get, hooks.delete],
  input: { hookId: hookIdInput },
  output: { hookId: z.number() },
  preview: async ({ hookId }, { make, signal }) => {
    const { hook } = await make.hooks.get({ hookId }, { signal });
    const user = hook.scenarioId
      ? `Scenario ${hook.scenarioId} uses it and would stop working.`
      : 'No scenario uses it.';
    return `Hook ${hookId} "${hook.name}" would be deleted with ${hook.queueCount ?? 'an unknown number of'} waiting deliveries, and its address with it. ${user}`;
  },
  run: async ({ hookId }, { make, signal }) => {
    await make.hooks.delete({ hookId, confirmed: true }, { signal });
    return { hookId };
  },
});
