import type { sdkAppEndpoints } from '@makegate/client/endpoints/sdk-app-endpoints';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import { blankSections } from '../state/sdk-app-blank.js';
import type { Rows } from '../state/row-set.js';
import type { SdkAppEndpointRow, SdkAppVersionRow } from '../state/sdk-app-rows.js';
import { ownVersion, readableVersion, seesPart, visibleVersion } from './sdk-app-access.js';
import type { VersionPath } from './sdk-app-access.js';
import { requireConnections, requireFreeName } from './sdk-app-references.js';
import { forgetChangesOf, sectionOf, writeSection } from './sdk-app-source.js';

export const sdkAppEndpointsHandlers: Handlers<typeof sdkAppEndpoints> = {
  list: (call) => {
    const version = visibleVersion(call, call.args);
    const rows = endpointsOf(call, version).filter((row) => seesPart(call, version, row));
    return { appEndpoints: rows.map(columns) };
  },
  create: (call) => {
    const { name, label, description = null, attachedAccounts = [] } = call.args;
    const version = ownVersion(call, call.args);
    requireFreeName(endpointsOf(call, version), name);
    requireConnections(call, version.appName, attachedAccounts);
    const createdAt = new Date(call.state.timestamp()).toISOString();
    const row = call.state.sdkAppEndpoints.add({
      id: call.state.nextId(),
      appVersionId: version.id,
      name,
      label,
      description,
      context: null,
      annotations: {},
      attachedAccounts,
      isPublic: false,
      createdAt,
      updatedAt: createdAt,
      sections: blankSections.endpoint,
    });
    return { appEndpoint: columns(row) };
  },
  get: (call) => ({ appEndpoint: columns(endpointOf(call, visibleVersion(call, call.args))) }),
  update: (call) => {
    const { appName, label, description, context, annotations, attachedAccounts } = call.args;
    const row = ownEndpoint(call);
    requireConnections(call, appName, attachedAccounts ?? []);
    touch(call, row, {
      label: label ?? row.label,
      description: description ?? row.description,
      context: context ?? row.context,
      annotations: annotations ?? row.annotations,
      attachedAccounts: attachedAccounts ?? row.attachedAccounts,
    });
    return { appEndpoint: columns(row) };
  },
  delete: (call) => {
    const { id, name } = ownEndpoint(call);
    forgetChangesOf(call.state, call.args.appName, 'endpoint', id);
    call.state.sdkAppEndpoints.delete(id);
    return { appEndpoint: name };
  },
  getSection: (call) => sectionOf(endpointOf(call, readableVersion(call, call.args)), call.args.section),
  setSection: (call) => {
    const { appName, section, code } = call.args;
    const row = ownEndpoint(call);
    const place = { appName, appVersionId: row.appVersionId, part: 'endpoint' } as const;
    return writeSection(call, { row, table: call.state.sdkAppEndpoints, place, section, code });
  },
  makePublic: (call) => visibility(call, true),
  makePrivate: (call) => visibility(call, false),
};

type EndpointCall = Caller & { readonly args: VersionPath & { readonly endpointName: string } };

const endpointsOf = ({ state }: Caller, { id }: SdkAppVersionRow): Rows<SdkAppEndpointRow> =>
  state.sdkAppEndpoints.of('appVersionId', id);

function endpointOf(call: EndpointCall, version: SdkAppVersionRow): SdkAppEndpointRow {
  const { endpointName } = call.args;
  const row = endpointsOf(call, version).find(({ name }) => name === endpointName);
  if (!row || !seesPart(call, version, row)) throw notFound('Endpoint', endpointName);
  return row;
}

const ownEndpoint = (call: EndpointCall): SdkAppEndpointRow => endpointOf(call, ownVersion(call, call.args));

function touch({ state }: Caller, row: SdkAppEndpointRow, to: Partial<SdkAppEndpointRow>): void {
  state.sdkAppEndpoints.change(row, { ...to, updatedAt: new Date(state.timestamp()).toISOString() });
}

function visibility(call: EndpointCall, isPublic: boolean): { changed: boolean } {
  const row = ownEndpoint(call);
  const changed = row.isPublic !== isPublic;
  touch(call, row, { isPublic });
  return { changed };
}

const columns = (row: SdkAppEndpointRow) => ({
  name: row.name,
  label: row.label,
  description: row.description,
  context: row.context,
  annotations: { ...row.annotations },
  attachedAccounts: [...row.attachedAccounts],
  public: row.isPublic,
  approved: false,
  deprecated: false,
  archived: false,
  schemaVersion: 1,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
