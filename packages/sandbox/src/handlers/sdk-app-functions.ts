import type { sdkAppFunctions } from '@makegate/client/endpoints/sdk-app-functions';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import { blankSections } from '../state/sdk-app-blank.js';
import type { Rows } from '../state/row-set.js';
import type { SdkAppFunctionRow, SdkAppVersionRow } from '../state/sdk-app-rows.js';
import { ownVersion, readableVersion, visibleVersion } from './sdk-app-access.js';
import type { VersionPath } from './sdk-app-access.js';
import { requireFreeName } from './sdk-app-references.js';
import { forgetChangesOf, sectionOf, writeSection } from './sdk-app-source.js';

export const sdkAppFunctionsHandlers: Handlers<typeof sdkAppFunctions> = {
  list: (call) => ({ appFunctions: [...functionsOf(call, visibleVersion(call, call.args))].map(columns) }),
  create: (call) => {
    const { name } = call.args;
    const version = ownVersion(call, call.args);
    requireFreeName(functionsOf(call, version), name);
    const sections = { ...blankSections.function, code: `function ${name}() {\n}\n` };
    const row = { id: call.state.nextId(), appVersionId: version.id, name, sections };
    return { appFunction: columns(call.state.sdkAppFunctions.add(row)) };
  },
  get: (call) => ({ appFunction: columns(functionOf(call, visibleVersion(call, call.args))) }),
  delete: (call) => {
    const { id, name } = ownFunction(call);
    forgetChangesOf(call.state, call.args.appName, 'function', id);
    call.state.sdkAppFunctions.delete(id);
    return { appFunction: name };
  },
  getCode: (call) => sectionOf(functionOf(call, readableVersion(call, call.args)), 'code'),
  setCode: (call) => write(call, 'code', call.args.code),
  getTest: (call) => sectionOf(functionOf(call, readableVersion(call, call.args)), 'test'),
  setTest: (call) => {
    const changed = sectionOf(ownFunction(call), 'test') !== call.args.test;
    write(call, 'test', call.args.test);
    return { changed };
  },
};

type FunctionCall = Caller & { readonly args: VersionPath & { readonly functionName: string } };

const functionsOf = ({ state }: Caller, { id }: SdkAppVersionRow): Rows<SdkAppFunctionRow> =>
  state.sdkAppFunctions.of('appVersionId', id);

function functionOf(call: FunctionCall, version: SdkAppVersionRow): SdkAppFunctionRow {
  const { functionName } = call.args;
  const row = functionsOf(call, version).find(({ name }) => name === functionName);
  if (!row) throw notFound('Function', functionName);
  return row;
}

const ownFunction = (call: FunctionCall): SdkAppFunctionRow => functionOf(call, ownVersion(call, call.args));

function write(call: FunctionCall, section: 'code' | 'test', code: string) {
  const row = ownFunction(call);
  const place = { appName: call.args.appName, appVersionId: row.appVersionId, part: 'function' } as const;
  return writeSection(call, { row, table: call.state.sdkAppFunctions, place, section, code });
}

/** The parameters are those of the first function in the code, as they are written there. */
const columns = (row: SdkAppFunctionRow) => ({
  name: row.name,
  args: /function\b[^(]*(\([^)]*\))/.exec(sectionOf(row, 'code'))?.[1] ?? '()',
});
