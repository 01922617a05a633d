export { readWorkspaces, repositoryRoot } from './workspaces.ts';
export type { Manifest, Workspace } from './workspaces.ts';
