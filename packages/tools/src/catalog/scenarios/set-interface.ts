import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { atLeastOne } from '../../at-least-one.js';
import { defineTool } from '../../define-tool.js';
import { openObject, scenarioIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';

const fields = z.array(z.looseObject({ name: z.string(), type: z.string() }));

export const scenariosSetInterface = defineTool({
  name: 'scenarios_set_interface',
  title: 'Set scenario interface',
  description:
    'Replace the inputs that an on-demand scenario takes, the outputs it gives, or both. scenarios_get shows the present ones.',
  uses: [scenarios.getInterface, scenarios.setInterface],
  input: {
    scenarioId: scenarioIdInput,
    input: fields
      .optional()
      .describe(
        'All inputs, or nothing to keep them: name, type (text, number, boolean, date, select, array, collection …), required, default, help',
      ),
    output: fields.optional().describe('All outputs, or nothing to keep them: name, type'),
  },
  output: { interface: openObject },
  run: async ({ scenarioId, ...args }, { make, signal }) => {
    const changes = atLeastOne('scenarios_set_interface', pick(args, 'input', 'output'), 'input, output');
    // Make replaces both together.
    const whole = 'input' in changes && 'output' in changes;
    const present = whole ? {} : (await make.scenarios.getInterface({ scenarioId }, { signal })).interface;
    const reply = await make.scenarios.setInterface({ scenarioId, interface: { ...present, ...changes } }, { signal });
    return { interface: reply.interface };
  },
});
