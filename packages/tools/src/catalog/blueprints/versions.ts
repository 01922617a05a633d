import { blueprints } from '@makegate/client/endpoints/blueprints';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { scenarioIdInput } from '../../input-fields.js';
import { pageInput, pageOfAll } from '../../page-of.js';
import { pick } from '../../pick.js';

export const blueprintsVersions = defineTool({
  name: 'blueprints_versions',
  title: 'List blueprint versions',
  description: 'List the versions of a blueprint that Make keeps, for 60 days. blueprints_get reads one of them.',
  uses: [blueprints.versions],
  input: { scenarioId: scenarioIdInput, ...pageInput },
  output: {
    versions: z.array(
      z.object({
        version: z.number(),
        created: z.string().optional(),
        draft: z.boolean().optional(),
        versionDescription: z.string().optional(),
      }),
    ),
    nextOffset: z.number().optional(),
  },
  run: async ({ scenarioId, ...page }, { make, signal }) => {
    const reply = await make.blueprints.versions({ scenarioId }, { signal });
    const { rows, nextOffset } = pageOfAll(
      reply.scenariosBlueprints.map((row) => pick(row, 'version', 'created', 'draft', 'versionDescription')),
      page,
    );
    return { versions: rows, nextOffset };
  },
});
