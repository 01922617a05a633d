import { folders } from '@makegate/client/endpoints/folders';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { folderRow, folderSummary } from '../../folders/folder-row.js';
import { folderIdInput } from '../../input-fields.js';

export const foldersUpdate = defineTool({
  name: 'folders_update',
  title: 'Rename folder',
  description: 'Give a folder another name. The scenarios in it stay where they are.',
  uses: [folders.update],
  input: { folderId: folderIdInput, name: z.string().min(1).max(100).describe('Name, at most 100 characters') },
  output: folderSummary,
  run: async (args, { make, signal }) => {
    const { scenarioFolder } = await make.folders.update(args, { signal });
    return folderRow(scenarioFolder);
  },
});
