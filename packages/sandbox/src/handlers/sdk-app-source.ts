import type { Caller } from '../call.js';
import type { SdkAppChangeRow, SdkAppPart, Sections } from '../state/sdk-app-rows.js';
import type { State } from '../state/state.js';
import { isPublished } from './sdk-app-access.js';

interface Coded {
  readonly id: number;
  readonly sections: Sections;
}

/** A table whose rows have sections. */
interface CodedTable<Row extends Coded> {
  get(id: number): Row | undefined;
  change(row: Row, to: { readonly sections: Sections }): unknown;
}

/** Where a section is: which part of which app. */
export interface Place {
  readonly appName: string;
  /** Null for what all versions share. */
  readonly appVersionId: number | null;
  readonly part: SdkAppPart;
}

export const sectionOf = ({ sections }: Coded, section: string): string => sections[section] ?? '';

/** Replaces a section. In a published app Make keeps the edit as a change until somebody commits it. */
export function writeSection<Row extends Coded>(
  call: Caller,
  { row, table, place, section, code }: Edit<Row>,
): { change: { id?: number } } {
  const oldValue = sectionOf(row, section);
  table.change(row, { sections: { ...row.sections, [section]: code } });
  if (oldValue === code || !isPublished(call, place.appName)) return { change: {} };
  const { state } = call;
  const created = new Date(state.timestamp()).toISOString();
  const change = { id: state.nextId(), ...place, partId: row.id, section, oldValue, newValue: code, created };
  state.sdkAppChanges.add(change);
  return { change: changeColumns(change) };
}

interface Edit<Row extends Coded> {
  readonly row: Row;
  readonly table: CodedTable<Row>;
  readonly place: Place;
  readonly section: string;
  readonly code: string;
}

export const changeColumns = ({ id, part, section, partId, created }: SdkAppChangeRow) => ({
  id,
  group: part,
  item: partId,
  code: section,
  created,
});

/** What waits for a commit in this version, oldest first: its own edits and those to what all versions share. */
export const changesOf = (state: State, appName: string, versionId: number): SdkAppChangeRow[] =>
  state.sdkAppChanges
    .of('appName', appName)
    .filter(({ appVersionId }) => appVersionId === null || appVersionId === versionId);

/** Nothing is left to commit of a part that is gone. */
export function forgetChangesOf(state: State, appName: string, part: SdkAppPart, partId: number): void {
  const changes = state.sdkAppChanges.of('appName', appName);
  for (const { id } of changes.filter((change) => change.part === part && change.partId === partId)) {
    state.sdkAppChanges.delete(id);
  }
}

/** Puts back what a section held before the edit. */
export function undo(state: State, change: SdkAppChangeRow): void {
  undoIn[change.part](state, change);
  state.sdkAppChanges.delete(change.id);
}

const putBack =
  <Row extends Coded>(tableOf: (state: State) => CodedTable<Row>) =>
  (state: State, { partId, section, oldValue }: SdkAppChangeRow): void => {
    const table = tableOf(state);
    const row = table.get(partId);
    if (row) table.change(row, { sections: { ...row.sections, [section]: oldValue } });
  };

const undoIn: Readonly<Record<SdkAppPart, (state: State, change: SdkAppChangeRow) => void>> = {
  app: putBack((state) => state.sdkAppVersions),
  module: putBack((state) => state.sdkAppModules),
  function: putBack((state) => state.sdkAppFunctions),
  rpc: putBack((state) => state.sdkAppRpcs),
  endpoint: putBack((state) => state.sdkAppEndpoints),
  connection: putBack((state) => state.sdkAppConnections),
  webhook: putBack((state) => state.sdkAppWebhooks),
};
