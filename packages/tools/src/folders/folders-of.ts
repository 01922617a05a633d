import type { Folder } from '@makegate/client/endpoints/folders';
import { z } from 'zod';
import type { ToolContext } from '../tool-context.js';

const Parent = z.object({
  children: z.array(
    z.looseObject({
      id: z.number(),
      name: z.string(),
      parentId: z.number().nullish(),
      scenariosTotal: z.number().nullish(),
    }),
  ),
});

/** Every folder of a team, each before those inside it. */
export async function foldersOf(teamId: number, { make, signal }: ToolContext): Promise<Folder[]> {
  const { scenariosFolders } = await make.folders.list({ teamId, childrenDepth: 'all' }, { signal });
  return scenariosFolders.flatMap(withInner);
}

/** The folder and all that lie in it, at any depth. */
export const withInner = (folder: Folder): Folder[] => [
  folder,
  ...(Parent.safeParse(folder).data?.children ?? []).flatMap(withInner),
];
