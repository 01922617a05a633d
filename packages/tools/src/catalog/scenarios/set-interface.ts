import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { openObject, scenarioIdInput } from '../../input-fields.js';

const fields = z.array(z.looseObject({ name: z.string(), type: z.string() }));

export const scenariosSetInterface = defineTool({
  name: 'scenarios_set_interface',
  title: 'Set scenario interface',
  description:
    'Replace the inputs that an on-demand scenario takes and the outputs it gives. scenarios_get shows the present ones.',
  uses: [scenarios.setInterface],
  input: {
    scenarioId: scenarioIdInput,
    input: fields.describe(
      'All inputs: name, type (text, number, boolean, date, select, array, collection …), required, default, help',
    ),
    output: fields.default([]).describe('All outputs: name, type'),
  },
  output: { interface: openObject },
  run: async ({ scenarioId, input, output }, { make, signal }) => {
    const reply = await make.scenarios.setInterface({ scenarioId, interface: { input, output } }, { signal });
    return { interface: reply.interface };
  },
});
