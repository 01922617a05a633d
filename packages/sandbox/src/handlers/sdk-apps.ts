import { isDeepStrictEqual } from 'node:util';
import type { sdkApps } from '@makegate/client/endpoints/sdk-apps';
import type { Caller, Handlers } from '../call.js';
import { invalidParameter, notFound } from '../http/refusal.js';
import { blankSections } from '../state/sdk-app-blank.js';
import type { SdkAppVersionRow } from '../state/sdk-app-rows.js';
import {
  listedVersions,
  ownVersion,
  readableVersion,
  requireDeveloper,
  versionsOf,
  visibleVersion,
} from './sdk-app-access.js';
import type { VersionPath } from './sdk-app-access.js';
import { appColumns } from './sdk-app-columns.js';
import { copyVersion } from './sdk-app-copy.js';
import { isAppIcon } from './sdk-app-icon.js';
import { changesOf, sectionOf, undo, writeSection } from './sdk-app-source.js';

type AppCall = Caller & { readonly args: VersionPath };
type CodeCall = Caller & { readonly args: VersionPath & { readonly code: string } };

const reading = (section: string) => (call: AppCall) => sectionOf(readableVersion(call, call.args), section);

const writing = (section: string) => (call: CodeCall) => write(call, section, call.args.code);

const setting = (to: Partial<SdkAppVersionRow>) => (call: AppCall) => changed(call, to);

export const sdkAppsHandlers: Handlers<typeof sdkApps> = {
  list: (call) => ({ apps: listedVersions(call, call.args).map((row) => appColumns(call, row)) }),
  create: (call) => {
    const { name, private: isPrivate = true, ...looks } = call.args;
    addApp(call, name);
    const row = call.state.sdkAppVersions.add({
      ...defaults,
      ...given(looks),
      label: looks.label,
      id: call.state.nextId(),
      appName: name,
      isPublic: !isPrivate,
      created: new Date(call.state.timestamp()).toISOString(),
    });
    return { app: appColumns(call, row) };
  },
  get: (call) => ({ app: appColumns(call, visibleVersion(call, call.args)) }),
  update: (call) => {
    const row = ownVersion(call, call.args);
    call.state.sdkAppVersions.change(row, given(call.args));
    return { app: appColumns(call, row) };
  },
  delete: (call) => {
    const { id, appName } = ownVersion(call, call.args);
    call.state.sdkAppVersions.delete(id);
    // What all versions share goes with the last one.
    if (versionsOf(call, appName).size === 0) call.state.sdkApps.delete(appName);
    return { app: appName };
  },
  clone: (call) => {
    const source = readableVersion(call, call.args);
    const { newName, newVersion } = call.args;
    if (newName !== source.appName) addApp(call, newName);
    else requireFreeVersion(call, newName, newVersion);
    return copied(call, source, { appName: newName, version: newVersion });
  },
  cloneMajor: (call) => {
    const source = ownVersion(call, call.args);
    const latest = Math.max(...[...versionsOf(call, source.appName)].map(({ version }) => version));
    return copied(call, source, { appName: source.appName, version: latest + 1 });
  },
  getCommon: (call) => ({ ...ownVersion(call, call.args).common }),
  setCommon: (call) => changed(call, { common: call.args.common }),
  getReadme: (call) => sectionOf(visibleVersion(call, call.args), 'readme'),
  setReadme: (call) => {
    const isNew = sectionOf(ownVersion(call, call.args), 'readme') !== call.args.readme;
    write(call, 'readme', call.args.readme);
    return { changed: isNew };
  },
  getBase: reading('base'),
  setBase: writing('base'),
  getGroups: reading('groups'),
  setGroups: writing('groups'),
  getInstall: reading('install'),
  setInstall: writing('install'),
  getInstallSpec: reading('installSpec'),
  setInstallSpec: writing('installSpec'),
  makePublic: setting({ isPublic: true }),
  makePrivate: (call) => {
    const reply = changed(call, { isPublic: false });
    forgetChanges(call);
    return reply;
  },
  setIcon: (call) => {
    const { icon } = call.args;
    ownVersion(call, call.args);
    if (!isAppIcon(icon)) throw invalidParameter('icon', 'The icon must be a PNG of 512 x 512 pixels.');
    return changed(call, { icon: Buffer.from(icon).toString('base64') });
  },
  // One size is stored, and served whichever is asked for.
  getIcon: (call) => {
    const { icon, appName } = visibleVersion(call, call.args);
    if (icon === null) throw notFound('Icon', appName);
    return new Uint8Array(Buffer.from(icon, 'base64'));
  },
  makeOpenSource: setting({ isOpenSource: true }),
  makeClosedSource: setting({ isOpenSource: false }),
  getChange: (call) => {
    const { changeId } = call.args;
    const change = pending(call).find(({ id }) => id === changeId);
    if (!change) throw notFound('Change', changeId);
    return { appChange: { id: change.id, oldValue: change.oldValue, newValue: change.newValue } };
  },
  commit: (call) => {
    const waiting = pending(call);
    const { changeIds = waiting.map(({ id }) => id) } = call.args;
    for (const id of changeIds) if (!waiting.some((change) => change.id === id)) throw notFound('Change', id);
    for (const id of changeIds) call.state.sdkAppChanges.delete(id);
    return { changed: changeIds.length > 0 };
  },
  rollback: (call) => {
    const waiting = pending(call);
    for (const change of waiting.toReversed()) undo(call.state, change);
    return { changed: waiting.length > 0 };
  },
};

const defaults = {
  version: 1,
  description: '',
  theme: '#000000',
  language: 'en',
  countries: null,
  audience: 'global',
  isOpenSource: false,
  common: {},
  icon: null,
  sections: blankSections.app,
};

type Looks = Partial<
  Record<'label' | 'description' | 'theme' | 'language' | 'audience', string> & { countries: readonly string[] }
>;

/** The columns that a request names. */
function given(looks: { readonly [Name in keyof Looks]: Looks[Name] | undefined }): Looks {
  const { label, description, theme, language, audience, countries } = looks;
  return {
    ...(label !== undefined && { label }),
    ...(description !== undefined && { description }),
    ...(theme !== undefined && { theme }),
    ...(language !== undefined && { language }),
    ...(audience !== undefined && { audience }),
    ...(countries !== undefined && { countries }),
  };
}

/** At these places of a path Make has something else than an app. */
const reserved: readonly string[] = ['connections', 'webhooks'];

function addApp(caller: Caller, name: string): void {
  const { state, token } = caller;
  requireDeveloper(caller);
  if (reserved.includes(name) || state.sdkApps.has(name)) throw invalidParameter('name', `'${name}' is already taken.`);
  state.sdkApps.add({ name, userId: token.userId });
}

function requireFreeVersion(call: Caller, appName: string, wanted: number): void {
  const taken = versionsOf(call, appName).find(({ version }) => version === wanted);
  if (taken) throw invalidParameter('newVersion', `There is a version ${wanted} already.`);
}

const copied = (call: Caller, source: SdkAppVersionRow, target: { appName: string; version: number }) => ({
  app: appColumns(call, copyVersion(call.state, source, target)),
});

/** Writes columns of the caller's own version, and says whether that made a difference. */
function changed(call: AppCall, to: Partial<SdkAppVersionRow>): { changed: boolean } {
  const row = ownVersion(call, call.args);
  const before = { ...row };
  call.state.sdkAppVersions.change(row, to);
  return { changed: !isDeepStrictEqual(before, { ...row }) };
}

function write(call: AppCall, section: string, code: string) {
  const row = ownVersion(call, call.args);
  const place = { appName: row.appName, appVersionId: row.id, part: 'app' } as const;
  return writeSection(call, { row, table: call.state.sdkAppVersions, place, section, code });
}

function pending(call: AppCall) {
  const { appName, id } = ownVersion(call, call.args);
  return changesOf(call.state, appName, id);
}

/** Nothing waits for a commit in an app that only its author uses. */
function forgetChanges(call: AppCall): void {
  for (const { id } of pending(call)) call.state.sdkAppChanges.delete(id);
}
