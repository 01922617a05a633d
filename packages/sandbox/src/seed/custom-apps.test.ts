import { isAppIcon } from '../handlers/sdk-app-icon.js';
import { plainIcon } from './app-icon.js';
import { seedZone } from './seed.js';

const seeded = () => seedZone({ seed: 1, now: () => 0, apiLimit: 240, onDemandScenarios: undefined });

test('whoever leaves the zone takes their custom apps along, with all parts, and nobody elses', () => {
  const { state, people } = seeded();
  state.users.delete(people.owner);
  expect([...state.sdkApps].map(({ name }) => name)).toEqual(['campaign-board', 'open-calendar']);
  expect([...state.sdkAppConnections].map(({ appName }) => appName)).toEqual(['open-calendar']);
  expect([...state.sdkAppRpcs].map(({ appVersionId }) => state.sdkAppVersions.get(appVersionId)?.appName)).toEqual([
    'open-calendar',
  ]);
  expect(state.sdkAppChanges.size).toBe(0);
});

test('seeded icons are such as Make takes', () => {
  for (const { icon } of seeded().state.sdkAppVersions) expect(isAppIcon(Buffer.from(icon ?? '', 'base64'))).toBe(true);
  expect(isAppIcon(plainIcon(511, [0, 0, 0]))).toBe(false);
});
