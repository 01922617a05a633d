import type { folders } from '@makegate/client/endpoints/folders';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import type { FolderRow } from '../state/rows.js';

export const foldersHandlers: Handlers<typeof folders> = {
  list: (call) => {
    const { teamId, parentId = null, childrenDepth } = call.args;
    const rows = [...rowsOfTeam(call, call.state.folders, teamId)];
    return { scenariosFolders: branches(call, rows, parentId, childrenDepth === 'all' ? Infinity : 1) };
  },
  create: (call) => {
    const { teamId, name, parentId = null } = call.args;
    visibleTeam(call, teamId);
    if (parentId !== null && folderOf(call, parentId).teamId !== teamId) throw notFound('Folder', parentId);
    const row = call.state.folders.add({ id: call.state.nextId(), teamId, name, parentId });
    return { scenarioFolder: columns(call, row) };
  },
  update: (call) => {
    const row = folderOf(call, call.args.folderId);
    call.state.folders.change(row, { name: call.args.name ?? row.name });
    return { scenarioFolder: columns(call, row) };
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

/** The folders directly inside one, or at the top, each with what is in it, so many levels down. */
function branches(caller: Caller, rows: readonly FolderRow[], parentId: number | null, levels: number): Branch[] {
  return rows
    .filter((row) => row.parentId === parentId)
    .map((row) => ({
      ...columns(caller, row),
      hasChildren: rows.some((other) => other.parentId === row.id),
      ...(levels > 0 && { children: branches(caller, rows, row.id, levels - 1) }),
    }));
}

type Branch = ReturnType<typeof columns> & { readonly hasChildren: boolean; readonly children?: Branch[] };

const columns = ({ state }: Caller, { id, name, teamId, parentId }: FolderRow) => ({
  id,
  name,
  teamId,
  parentId,
  scenariosTotal: state.scenarios.of('teamId', teamId).filter(({ folderId }) => folderId === id).length,
});
