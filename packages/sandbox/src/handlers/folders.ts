import type { folders } from '@makegate/client/endpoints/folders';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import type { FolderRow } from '../state/rows.js';

export const foldersHandlers: Handlers<typeof folders> = {
  list: (call) => {
    const { teamId, parentId = null, childrenDepth } = call.args;
    const rows = [...rowsOfTeam(call, call.state.folders, teamId)];
    const inside = { rows, counts: countsOf(call, teamId) };
    return { scenariosFolders: branches(inside, parentId, childrenDepth === 'all' ? Infinity : 1) };
  },
  create: (call) => {
    const { teamId, name, parentId = null } = call.args;
    visibleTeam(call, teamId);
    if (parentId !== null && folderOf(call, parentId).teamId !== teamId) throw notFound('Folder', parentId);
    const row = call.state.folders.add({ id: call.state.nextId(), teamId, name, parentId });
    return { scenarioFolder: columns(row, countsOf(call, row.teamId)) };
  },
  update: (call) => {
    const row = folderOf(call, call.args.folderId);
    call.state.folders.change(row, { name: call.args.name ?? row.name });
    return { scenarioFolder: columns(row, countsOf(call, row.teamId)) };
  },
  delete: (call) => {
    const { id, teamId } = folderOf(call, call.args.folderId);
    const { scenarios, folders } = call.state;
    // What Make does with the scenarios inside is not published. Here they stay, without a folder.
    for (const row of scenarios.of('teamId', teamId))
      if (row.folderId === id) scenarios.change(row, { folderId: null });
    for (const row of folders.of('teamId', teamId)) if (row.parentId === id) folders.change(row, { parentId: null });
    folders.delete(id);
    return { scenarioFolder: id };
  },
};

const folderOf = (caller: Caller, folderId: number): FolderRow =>
  visible(caller, caller.state.folders, 'Folder', folderId);

interface Inside {
  readonly rows: readonly FolderRow[];
  /** How many scenarios are in each folder. */
  readonly counts: ReadonlyMap<number, number>;
}

function countsOf({ state }: Caller, teamId: number): Inside['counts'] {
  const counts = new Map<number, number>();
  for (const { folderId } of state.scenarios.of('teamId', teamId)) {
    if (folderId !== null) counts.set(folderId, (counts.get(folderId) ?? 0) + 1);
  }
  return counts;
}

/** The folders directly inside one, or at the top, each with what is in it, so many levels down. */
function branches({ rows, counts }: Inside, parentId: number | null, levels: number): Branch[] {
  return rows
    .filter((row) => row.parentId === parentId)
    .map((row) => ({
      ...columns(row, counts),
      hasChildren: rows.some((other) => other.parentId === row.id),
      ...(levels > 0 && { children: branches({ rows, counts }, row.id, levels - 1) }),
    }));
}

type Branch = ReturnType<typeof columns> & { readonly hasChildren: boolean; readonly children?: Branch[] };

const columns = ({ id, name, teamId, parentId }: FolderRow, counts: Inside['counts']) => ({
  id,
  name,
  teamId,
  parentId,
  scenariosTotal: counts.get(id) ?? 0,
});
