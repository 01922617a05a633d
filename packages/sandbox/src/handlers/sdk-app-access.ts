import type { Caller } from '../call.js';
import { forbidden, notFound } from '../http/refusal.js';
import { roleOf } from '../access.js';
import { permits } from '../roles.js';
import type { Rows } from '../state/row-set.js';
import type { SdkAppRow, SdkAppVersionRow } from '../state/sdk-app-rows.js';

/** Which version of which app a request is about. */
export interface VersionPath {
  readonly appName: string;
  readonly appVersion: number;
}

export const isOwn = ({ state, token }: Caller, appName: string): boolean =>
  state.sdkApps.get(appName)?.userId === token.userId;

export const versionsOf = ({ state }: Caller, appName: string): Rows<SdkAppVersionRow> =>
  state.sdkAppVersions.of('appName', appName);

/** Whether anybody may use some version of the app. */
export const isPublished = (caller: Caller, appName: string): boolean =>
  versionsOf(caller, appName).find(({ isPublic }) => isPublic) !== undefined;

const isOpen = (caller: Caller, appName: string): boolean =>
  versionsOf(caller, appName).find(({ isOpenSource }) => isOpenSource) !== undefined;

/** Whoever develops apps needs a role in some organization that lets them: owner, admin or app developer. */
export function requireDeveloper({ state, token, endpoint }: Caller): void {
  const memberships = [...state.organizationMembers.of('userId', token.userId)];
  const roles = memberships.map(({ usersRoleId }) => roleOf(state, usersRoleId));
  if (!roles.some((role) => role && permits(role, endpoint)))
    throw forbidden('Access denied. No role of yours allows this.');
}

const onlyTheAuthor = (appName: string) => forbidden(`Permission denied: only its author may do this to '${appName}'.`);

/** The version, if it is the caller's own or published. Any other looks as if it were not there. */
export function visibleVersion(caller: Caller, { appName, appVersion }: VersionPath): SdkAppVersionRow {
  const row = versionsOf(caller, appName).find(({ version }) => version === appVersion);
  const isVisible = row && (row.isPublic || row.isOpenSource || isOwn(caller, appName));
  if (!isVisible) throw notFound('App', `${appName}:${appVersion}`);
  return row;
}

/** The version, if the caller may read its source: their own, or an open one. */
export function readableVersion(caller: Caller, path: VersionPath): SdkAppVersionRow {
  const row = visibleVersion(caller, path);
  if (!row.isOpenSource && !isOwn(caller, path.appName)) throw onlyTheAuthor(path.appName);
  return row;
}

/** Modules and endpoints that were not published are for those who may read the source. */
export const seesPart = (caller: Caller, version: SdkAppVersionRow, part: { readonly isPublic: boolean }): boolean =>
  part.isPublic || version.isOpenSource || isOwn(caller, version.appName);

/** The version, if the caller made it. */
export function ownVersion(caller: Caller, path: VersionPath): SdkAppVersionRow {
  const row = visibleVersion(caller, path);
  if (!isOwn(caller, path.appName)) throw onlyTheAuthor(path.appName);
  requireDeveloper(caller);
  return row;
}

/** The app in all its versions, if one of them is visible to the caller. */
export function visibleApp(caller: Caller, appName: string): SdkAppRow {
  const row = caller.state.sdkApps.get(appName);
  const isVisible = isOwn(caller, appName) || isPublished(caller, appName) || isOpen(caller, appName);
  if (!row || !isVisible) throw notFound('App', appName);
  return row;
}

export function readableApp(caller: Caller, appName: string): SdkAppRow {
  const row = visibleApp(caller, appName);
  if (!isOwn(caller, appName) && !isOpen(caller, appName)) throw onlyTheAuthor(appName);
  return row;
}

export function ownApp(caller: Caller, appName: string): SdkAppRow {
  const row = visibleApp(caller, appName);
  if (!isOwn(caller, appName)) throw onlyTheAuthor(appName);
  requireDeveloper(caller);
  return row;
}

/** The versions that a list of apps holds. */
export function listedVersions(
  caller: Caller,
  {
    all = false,
    opensource = false,
  }: { readonly all?: boolean | undefined; readonly opensource?: boolean | undefined },
): SdkAppVersionRow[] {
  const isListed = (row: SdkAppVersionRow) =>
    isOwn(caller, row.appName) || (all && row.isPublic) || (opensource && row.isOpenSource);
  return caller.state.sdkAppVersions.filter(isListed);
}
