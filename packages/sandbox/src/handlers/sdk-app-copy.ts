import type { SdkAppVersionRow } from '../state/sdk-app-rows.js';
import type { State } from '../state/state.js';
import { nextName } from './sdk-app-references.js';

export interface CopyTarget {
  readonly appName: string;
  readonly version: number;
}

/** Copies a version with all its parts into an app that exists, as a private one. The app's own connections are shared. */
export function copyVersion(state: State, source: SdkAppVersionRow, target: CopyTarget): SdkAppVersionRow {
  const created = new Date(state.timestamp()).toISOString();
  const isPublic = false;
  const copy = state.sdkAppVersions.add({ ...source, ...target, id: state.nextId(), created, isPublic });
  const renamed = target.appName === source.appName ? noNames : copyShared(state, source.appName, target.appName);
  const place = () => ({ id: state.nextId(), appVersionId: copy.id });
  for (const row of state.sdkAppModules.of('appVersionId', source.id)) {
    state.sdkAppModules.add({
      ...row,
      ...place(),
      ...connectionsOf(row, renamed),
      webhook: renamed.webhook(row.webhook),
    });
  }
  for (const row of state.sdkAppFunctions.of('appVersionId', source.id)) {
    state.sdkAppFunctions.add({ ...row, ...place() });
  }
  for (const row of state.sdkAppRpcs.of('appVersionId', source.id)) {
    state.sdkAppRpcs.add({ ...row, ...place(), ...connectionsOf(row, renamed) });
  }
  for (const row of state.sdkAppEndpoints.of('appVersionId', source.id)) {
    const attachedAccounts = row.attachedAccounts.map((name) => renamed.connection(name) ?? name);
    state.sdkAppEndpoints.add({ ...row, ...place(), attachedAccounts });
  }
  return copy;
}

type Rename = (name: string | null) => string | null;

/** What the connections and webhooks of the source are called in the copy. */
interface Renamed {
  readonly connection: Rename;
  readonly webhook: Rename;
}

const noNames: Renamed = { connection: (name) => name, webhook: (name) => name };

const renaming =
  (names: ReadonlyMap<string, string>): Rename =>
  (name) =>
    name === null ? null : (names.get(name) ?? name);

interface Connected {
  readonly connection: string | null;
  readonly altConnection: string | null;
}

const connectionsOf = ({ connection, altConnection }: Connected, renamed: Renamed) => ({
  connection: renamed.connection(connection),
  altConnection: renamed.connection(altConnection),
});

/** Connections and webhooks are named for their app, so that those of a copy have names of their own. */
function copyShared(state: State, from: string, appName: string): Renamed {
  const connections = new Map<string, string>();
  for (const row of state.sdkAppConnections.of('appName', from)) {
    const name = nextName(state.sdkAppConnections.values(), appName);
    connections.set(row.name, name);
    state.sdkAppConnections.add({ ...row, id: state.nextId(), appName, name });
  }
  const connection = renaming(connections);
  const webhooks = new Map<string, string>();
  for (const row of state.sdkAppWebhooks.of('appName', from)) {
    const name = nextName(state.sdkAppWebhooks.values(), appName);
    webhooks.set(row.name, name);
    const renamed = { connection: connection(row.connection), altConnection: connection(row.altConnection) };
    state.sdkAppWebhooks.add({ ...row, ...renamed, id: state.nextId(), appName, name });
  }
  return { connection, webhook: renaming(webhooks) };
}
