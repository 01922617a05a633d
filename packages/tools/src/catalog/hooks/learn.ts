import { hooks } from '@makegate/client/endpoints/hooks';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { hookIdInput } from '../../input-fields.js';

export const hooksLearn = defineTool({
  name: 'hooks_learn',
  title: 'Teach hook',
  description: 'Let the next delivery teach a webhook which fields to expect, or end that again.',
  uses: [hooks.learnStart, hooks.learnStop],
  input: { hookId: hookIdInput, learning: z.boolean().default(true).describe('False ends the learning') },
  output: { hookId: z.number(), learning: z.boolean() },
  run: async ({ hookId, learning }, { make, signal }) => {
    await make.hooks[learning ? 'learnStart' : 'learnStop']({ hookId }, { signal });
    return { hookId, learning };
  },
});
