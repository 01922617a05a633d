import { blueprints } from '@makegate/client/endpoints/blueprints';
import { z } from 'zod';
import { readBlueprint } from '../../blueprints/read-blueprint.js';
import { defineTool } from '../../define-tool.js';
import { scenarioIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';

export const blueprintsGet = defineTool({
  name: 'blueprints_get',
  title: 'Get blueprint',
  description:
    'Read what a scenario does, module by module, each line beginning with the path that reads the module in full.',
  uses: [blueprints.get],
  input: {
    scenarioId: scenarioIdInput,
    path: z.string().optional().describe('JSON pointer of a part to read in full, such as /flow/0/mapper'),
    full: z.boolean().default(false).describe('The whole blueprint as JSON, if it is small enough'),
    version: z.int().positive().optional().describe('An older version, from blueprints_versions'),
    draft: z.boolean().optional().describe('The unpublished draft'),
  },
  output: {
    name: z.string(),
    outline: z.array(z.string()).optional(),
    part: z.unknown().optional(),
    note: z.string().optional(),
  },
  run: async ({ version, path, full, ...args }, { make, signal }) => {
    const which = {
      ...pick(args, 'scenarioId', 'draft'),
      ...(version === undefined ? {} : { blueprintId: version }),
    };
    const { response } = await make.blueprints.get(which, { signal });
    return readBlueprint(response.blueprint, path ?? (full ? '' : undefined));
  },
});
