import { isDeepStrictEqual } from 'node:util';
import type { sdkAppConnections } from '@makegate/client/endpoints/sdk-app-connections';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import { blankSections } from '../state/sdk-app-blank.js';
import type { SdkAppConnectionRow } from '../state/sdk-app-rows.js';
import { ownApp, readableApp, visibleApp } from './sdk-app-access.js';
import { nextName, requireUnused } from './sdk-app-references.js';
import { forgetChangesOf, sectionOf, writeSection } from './sdk-app-source.js';

export const sdkAppConnectionsHandlers: Handlers<typeof sdkAppConnections> = {
  list: (call) => {
    const { name } = visibleApp(call, call.args.appName);
    return { appConnections: [...call.state.sdkAppConnections.of('appName', name)].map(columns) };
  },
  create: (call) => {
    const { type, label } = call.args;
    const { name: appName } = ownApp(call, call.args.appName);
    const name = nextName(call.state.sdkAppConnections.values(), appName);
    const row = { id: call.state.nextId(), appName, name, type, label, common: {}, sections: blankSections.connection };
    return { appConnection: columns(call.state.sdkAppConnections.add(row)) };
  },
  get: (call) => ({ appConnection: columns(connectionIn(call, visibleApp)) }),
  update: (call) => {
    const row = connectionIn(call, ownApp);
    call.state.sdkAppConnections.change(row, { label: call.args.label ?? row.label });
    return { appConnection: columns(row) };
  },
  delete: (call) => {
    const row = connectionIn(call, ownApp);
    requireUnused(call, row, 'connection');
    forgetChangesOf(call.state, row.appName, 'connection', row.id);
    call.state.sdkAppConnections.delete(row.id);
    return { appConnection: row.name };
  },
  getSection: (call) => sectionOf(connectionIn(call, readableApp), call.args.section),
  setSection: (call) => {
    const { section, code } = call.args;
    const row = connectionIn(call, ownApp);
    const place = { appName: row.appName, appVersionId: null, part: 'connection' } as const;
    return writeSection(call, { row, table: call.state.sdkAppConnections, place, section, code });
  },
  getCommon: (call) => ({ ...connectionIn(call, ownApp).common }),
  setCommon: (call) => {
    const row = connectionIn(call, ownApp);
    const { common } = call.args;
    const changed = !isDeepStrictEqual(row.common, common);
    call.state.sdkAppConnections.change(row, { common });
    return { changed };
  },
};

type ConnectionCall = Caller & { readonly args: { readonly connectionName: string } };

/** The connection, if `reach` lets the caller at its app. Of an app out of sight it looks as if it were not there. */
function connectionIn(call: ConnectionCall, reach: typeof visibleApp): SdkAppConnectionRow {
  const { connectionName } = call.args;
  const row = call.state.sdkAppConnections.find(({ name }) => name === connectionName);
  if (!row) throw notFound('Connection', connectionName);
  reach(call, row.appName);
  return row;
}

const columns = ({ name, label, type }: SdkAppConnectionRow) => ({ name, label, type });
