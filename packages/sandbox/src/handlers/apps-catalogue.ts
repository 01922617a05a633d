import type { appsCatalogue } from '@makegate/client/endpoints/apps-catalogue';
import { rowsOfTeam, visibleOrganization } from '../access.js';
import { appsOf } from '../blueprint-modules.js';
import type { Caller, Handlers } from '../call.js';
import { invalidParameter } from '../http/refusal.js';
import type { SdkAppVersionRow } from '../state/sdk-app-rows.js';
import { shelvedApps } from './app-shelf.js';

export const appsCatalogueHandlers: Handlers<typeof appsCatalogue> = {
  list: (call) => {
    const { organizationId, scoredSearch = false, teamId } = call.args;
    if (organizationId !== undefined) visibleOrganization(call, organizationId);
    const apps = [...shelvedApps.map(briefly), ...customApps(call).map(briefly)];
    if (!scoredSearch) return { apps };
    if (teamId === undefined) throw invalidParameter('teamId', 'A scored search needs the team.');
    const uses = usesIn(call, teamId);
    const scored = apps.map((app) => ({ ...app, score: uses.get(app.name) ?? 0 }));
    return { apps: scored.toSorted((one, other) => other.score - one.score) };
  },
  metadata: (call) => {
    const { skipSdkApps = false, organizationId } = call.args;
    if (organizationId !== undefined) visibleOrganization(call, organizationId);
    const shelved = shelvedApps.map((app) => ({ ...app, isPrivate: false }));
    return { apps: skipSdkApps ? shelved : [...shelved, ...customApps(call)] };
  },
};

const briefly = ({ name, label, theme, version }: { name: string; label: string; theme: string; version: number }) => ({
  name,
  label,
  theme,
  version,
});

/** Custom apps that everybody may use, and those of the caller. */
const customApps = ({ state, token }: Caller) =>
  state.sdkAppVersions
    .filter((row) => row.isPublic || state.sdkApps.get(row.appName)?.userId === token.userId)
    .map(catalogued);

const catalogued = ({ appName, label, theme, version, isPublic }: SdkAppVersionRow) => ({
  name: appName,
  label,
  theme,
  version,
  isPrivate: !isPublic,
  categories: ['custom'],
  keywords: label.toLowerCase().split(' '),
  premiumTier: 0,
});

/** In how many scenarios of the team each app is. */
function usesIn(call: Caller, teamId: number): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { blueprint } of rowsOfTeam(call, call.state.scenarios, teamId)) {
    for (const app of appsOf(blueprint)) uses.set(app, (uses.get(app) ?? 0) + 1);
  }
  return uses;
}
