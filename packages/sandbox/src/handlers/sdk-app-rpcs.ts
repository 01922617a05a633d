import type { sdkAppRpcs } from '@makegate/client/endpoints/sdk-app-rpcs';
import type { Caller, Handlers } from '../call.js';
import { invalid, notFound } from '../http/refusal.js';
import { blankSections } from '../state/sdk-app-blank.js';
import type { Json } from '../state/rows.js';
import type { Rows } from '../state/row-set.js';
import type { SdkAppRpcRow, SdkAppVersionRow } from '../state/sdk-app-rows.js';
import { ownVersion, readableVersion, visibleVersion } from './sdk-app-access.js';
import type { VersionPath } from './sdk-app-access.js';
import { requireConnections, requireFreeName } from './sdk-app-references.js';
import { forgetChangesOf, sectionOf, writeSection } from './sdk-app-source.js';

export const sdkAppRpcsHandlers: Handlers<typeof sdkAppRpcs> = {
  list: (call) => ({ appRpcs: [...rpcsOf(call, visibleVersion(call, call.args))].map(columns) }),
  create: (call) => {
    const { name, label, connection = null } = call.args;
    const version = ownVersion(call, call.args);
    requireFreeName(rpcsOf(call, version), name);
    requireConnections(call, version.appName, [connection]);
    const sections = blankSections.rpc;
    const appVersionId = version.id;
    const row = { id: call.state.nextId(), appVersionId, name, label, connection, altConnection: null, sections };
    return { appRpc: columns(call.state.sdkAppRpcs.add(row)) };
  },
  get: (call) => ({ appRpc: columns(rpcOf(call, visibleVersion(call, call.args))) }),
  update: (call) => {
    const { appName, label, connection, altConnection } = call.args;
    const row = ownRpc(call);
    requireConnections(call, appName, [connection, altConnection]);
    call.state.sdkAppRpcs.change(row, {
      label: label ?? row.label,
      connection: connection ?? row.connection,
      altConnection: altConnection ?? row.altConnection,
    });
    return { appRpc: columns(row) };
  },
  delete: (call) => {
    const { id, name } = ownRpc(call);
    forgetChangesOf(call.state, call.args.appName, 'rpc', id);
    call.state.sdkAppRpcs.delete(id);
    return { appRpc: name };
  },
  // There is no service behind it here: what goes in comes out, as the options of a field.
  test: (call) => {
    const { data = {}, schema = [] } = call.args;
    ownRpc(call);
    requireData(data, schema);
    return Object.entries(data).map(([label, value]) => ({ label, value }));
  },
  getSection: (call) => sectionOf(rpcOf(call, readableVersion(call, call.args)), call.args.section),
  setSection: (call) => {
    const { appName, section, code } = call.args;
    const row = ownRpc(call);
    const place = { appName, appVersionId: row.appVersionId, part: 'rpc' } as const;
    return writeSection(call, { row, table: call.state.sdkAppRpcs, place, section, code });
  },
};

type RpcCall = Caller & { readonly args: VersionPath & { readonly rpcName: string } };

const rpcsOf = ({ state }: Caller, { id }: SdkAppVersionRow): Rows<SdkAppRpcRow> =>
  state.sdkAppRpcs.of('appVersionId', id);

function rpcOf(call: RpcCall, version: SdkAppVersionRow): SdkAppRpcRow {
  const { rpcName } = call.args;
  const row = rpcsOf(call, version).find(({ name }) => name === rpcName);
  if (!row) throw notFound('RPC', rpcName);
  return row;
}

const ownRpc = (call: RpcCall): SdkAppRpcRow => rpcOf(call, ownVersion(call, call.args));

function requireData(data: Json, schema: readonly Json[]): void {
  const names = schema.filter(({ required }) => required === true).map(({ name }) => String(name));
  const missing = names.filter((name) => data[name] === undefined);
  if (missing.length > 0)
    throw invalid(missing.map((name) => ({ name, message: `Missing value of required parameter '${name}'.` })));
}

const columns = ({ name, label, connection, altConnection }: SdkAppRpcRow) => ({
  name,
  label,
  connection,
  altConnection,
});
