import { incompleteExecutions } from '@makegate/client/endpoints/incomplete-executions';
import { z } from 'zod';
import { atLeastOne } from '../../at-least-one.js';
import { defineTool } from '../../define-tool.js';
import { incompleteExecutionIdInput, openObject } from '../../input-fields.js';
import { pick } from '../../pick.js';

export const incompleteExecutionsUpdate = defineTool({
  name: 'incomplete_executions_update',
  title: 'Repair incomplete execution',
  description:
    'Change what a retry of this incomplete execution will run. The scenario itself stays as it is. Retry it afterwards with incomplete_executions_retry.',
  uses: [incompleteExecutions.update],
  input: {
    id: incompleteExecutionIdInput,
    blueprint: openObject.optional().describe('The complete repaired blueprint'),
    failer: z.int().positive().optional().describe('Id of the module to begin at'),
  },
  output: { id: z.string(), failer: z.number().optional() },
  run: async ({ id, ...args }, { make, signal }) => {
    const changes = atLeastOne('incomplete_executions_update', pick(args, 'blueprint', 'failer'), 'blueprint, failer');
    const { dlq } = await make.incompleteExecutions.update({ dlqId: id, ...changes }, { signal });
    return { id, ...pick(dlq, 'failer') };
  },
});
