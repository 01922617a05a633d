import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { enumEndpoints, enumKinds } from '../../enums/enum-kinds.js';
import { pageInput, pageOfAll } from '../../page-of.js';

const kinds = [
  'apiTokenScopes',
  'countries',
  'languages',
  'locales',
  'regions',
  'timezones',
  'variableTypes',
  'zones',
] as const;

export const enumsList = defineTool({
  name: 'enums_list',
  title: 'List fixed values',
  description: 'Read one of the fixed lists of Make, such as the countries or time zones and their ids.',
  uses: enumEndpoints,
  input: {
    kind: z.enum(kinds).describe('Which list'),
    contains: z.string().min(1).optional().describe('Only rows with this text, in any case'),
    ...pageInput,
  },
  output: { rows: z.array(z.unknown()), nextOffset: z.number().optional() },
  run: async ({ kind, contains, ...page }, { make, signal }) => {
    const all = await enumKinds[kind](make, { signal });
    const wanted = contains?.toLowerCase() ?? '';
    return pageOfAll(
      all.filter((row) => JSON.stringify(row).toLowerCase().includes(wanted)),
      page,
    );
  },
});
