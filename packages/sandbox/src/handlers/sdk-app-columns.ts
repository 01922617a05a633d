import type { Caller } from '../call.js';
import type { SdkAppVersionRow } from '../state/sdk-app-rows.js';
import { isOwn } from './sdk-app-access.js';
import { changeColumns, changesOf } from './sdk-app-source.js';

/** A version as replies show it. What waits for a commit is its author's alone. */
export const appColumns = (caller: Caller, row: SdkAppVersionRow) => ({
  name: row.appName,
  label: row.label,
  description: row.description,
  version: row.version,
  beta: false,
  theme: row.theme,
  language: row.language,
  audience: row.audience,
  public: row.isPublic,
  approved: false,
  global: row.countries === null,
  opensource: row.isOpenSource,
  countries: row.countries && [...row.countries],
  created: row.created,
  manifestVersion: 2,
  changes: isOwn(caller, row.appName) ? changesOf(caller.state, row.appName, row.id).map(changeColumns) : [],
});
