import { keys } from '@makegate/client/endpoints/keys';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { teamIdInput } from '../../input-fields.js';
import { keyRow, keySummary } from '../../keys/key-row.js';
import { pageInput, pageOfAll } from '../../page-of.js';
import { pick } from '../../pick.js';
import { teamOf } from '../../tool-context.js';

export const keysList = defineTool({
  name: 'keys_list',
  title: 'List keys',
  description: 'List the keys, passwords and certificates in the keychain of a team. Their contents are never shown.',
  uses: [keys.list],
  input: {
    teamId: teamIdInput,
    typeName: z.string().optional().describe('Only this kind, such as apikeyauth or basicauth'),
    ...pageInput,
  },
  output: { keys: z.array(z.object(keySummary)), nextOffset: z.number().optional() },
  run: async (args, context) => {
    const filters = { teamId: teamOf(args, context), ...pick(args, 'typeName') };
    const reply = await context.make.keys.list(filters, { signal: context.signal });
    const { rows, nextOffset } = pageOfAll(reply.keys.map(keyRow), args);
    return { keys: rows, nextOffset };
  },
});
