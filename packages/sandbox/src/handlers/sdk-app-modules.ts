import type { sdkAppModules } from '@makegate/client/endpoints/sdk-app-modules';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import { blankSections } from '../state/sdk-app-blank.js';
import type { Rows } from '../state/row-set.js';
import type { SdkAppModuleRow, SdkAppVersionRow } from '../state/sdk-app-rows.js';
import { ownVersion, readableVersion, seesPart, visibleVersion } from './sdk-app-access.js';
import type { VersionPath } from './sdk-app-access.js';
import { requireConnections, requireFreeName, requireWebhook } from './sdk-app-references.js';
import { forgetChangesOf, sectionOf, writeSection } from './sdk-app-source.js';

export const sdkAppModulesHandlers: Handlers<typeof sdkAppModules> = {
  list: (call) => {
    const version = visibleVersion(call, call.args);
    const rows = modulesOf(call, version).filter((row) => seesPart(call, version, row));
    return { appModules: rows.map(columns) };
  },
  create: (call) => {
    const { name, typeId, label, description = '', moduleInitMode, connection, webhook } = call.args;
    const version = ownVersion(call, call.args);
    requireFreeName(modulesOf(call, version), name);
    requireConnections(call, version.appName, [connection]);
    requireWebhook(call, version.appName, webhook);
    const row = call.state.sdkAppModules.add({
      id: call.state.nextId(),
      appVersionId: version.id,
      name,
      typeId,
      label,
      description,
      connection: connection ?? null,
      altConnection: null,
      webhook: webhook ?? null,
      isPublic: false,
      isDeprecated: false,
      sections: moduleInitMode === 'blank' ? blankSections.module : { ...blankSections.module, api: exampleApi },
    });
    return { appModule: columns(row) };
  },
  get: (call) => ({ appModule: columns(moduleOf(call, visibleVersion(call, call.args))) }),
  update: (call) => {
    const { label, description, connection } = call.args;
    const row = ownModule(call);
    requireConnections(call, call.args.appName, [connection]);
    call.state.sdkAppModules.change(row, {
      label: label ?? row.label,
      description: description ?? row.description,
      connection: connection ?? row.connection,
    });
    return { appModule: columns(row) };
  },
  delete: (call) => {
    const { id, name } = ownModule(call);
    forgetChangesOf(call.state, call.args.appName, 'module', id);
    call.state.sdkAppModules.delete(id);
    return { appModule: name };
  },
  getSection: (call) => sectionOf(moduleOf(call, readableVersion(call, call.args)), call.args.section),
  setSection: (call) => {
    const { appName, section, code } = call.args;
    const row = ownModule(call);
    const place = { appName, appVersionId: row.appVersionId, part: 'module' } as const;
    return writeSection(call, { row, table: call.state.sdkAppModules, place, section, code });
  },
  setVisibility: (call) => {
    const row = ownModule(call);
    const isPublic = call.args.visibility === 'public';
    const changed = row.isPublic !== isPublic;
    call.state.sdkAppModules.change(row, { isPublic });
    return { changed };
  },
  clone: (call) => {
    const source = ownModule(call);
    const { name } = call.args;
    requireFreeName(call.state.sdkAppModules.of('appVersionId', source.appVersionId), name);
    const copy = { ...source, id: call.state.nextId(), name, isPublic: false };
    return { appModule: columns(call.state.sdkAppModules.add(copy)) };
  },
  deprecate: (call) => deprecated(call, true),
  undeprecate: (call) => deprecated(call, false),
};

type ModuleCall = Caller & { readonly args: VersionPath & { readonly moduleName: string } };

const modulesOf = ({ state }: Caller, { id }: SdkAppVersionRow): Rows<SdkAppModuleRow> =>
  state.sdkAppModules.of('appVersionId', id);

function moduleOf(call: ModuleCall, version: SdkAppVersionRow): SdkAppModuleRow {
  const { moduleName } = call.args;
  const row = modulesOf(call, version).find(({ name }) => name === moduleName);
  if (!row || !seesPart(call, version, row)) throw notFound('Module', moduleName);
  return row;
}

const ownModule = (call: ModuleCall): SdkAppModuleRow => moduleOf(call, ownVersion(call, call.args));

function deprecated(call: ModuleCall, isDeprecated: boolean): { changed: boolean } {
  const row = ownModule(call);
  const changed = row.isDeprecated !== isDeprecated;
  call.state.sdkAppModules.change(row, { isDeprecated });
  return { changed };
}

const columns = (row: SdkAppModuleRow) => ({
  name: row.name,
  label: row.label,
  description: row.description,
  typeId: row.typeId,
  public: row.isPublic,
  approved: false,
  deprecated: row.isDeprecated,
  crud: null,
  connection: row.connection,
  altConnection: row.altConnection,
  webhook: row.webhook,
});

/** What a module begins with unless it is to be blank. */
const exampleApi = `{
  // Where the request goes, below the address of the base.
  "url": "/items",
  "method": "GET",
  "response": { "output": "{{body}}" }
}
`;
