import type { State } from '../state/state.js';
import type { SdkAppVersionRow } from '../state/sdk-app-rows.js';
import { changeColumns, changesOf } from './sdk-app-source.js';

/** A version as every reply shows it. What the app's author keeps to themselves is not in it. */
export const appColumns = (state: State, row: SdkAppVersionRow) => ({
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
  changes: changesOf(state, row.appName, row.id).map(changeColumns),
});
