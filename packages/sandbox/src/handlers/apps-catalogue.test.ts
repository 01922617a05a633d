import { clientWith, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const namesOf = ({ apps }: { apps: readonly { name?: string | null | undefined }[] }) => apps.map(({ name }) => name);

test('a scored search begins with what the team uses most, and needs the team', async () => {
  const { make, zone } = open;
  const scored = await make.appsCatalogue.list({ scoredSearch: true, teamId: zone.teamId });
  const scores = scored.apps.map((app) => Number(app['score']));
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expect(scores[0]).toBeGreaterThan(1);
  await expect(make.appsCatalogue.list({ scoredSearch: true })).rejects.toMatchObject({
    status: 400,
    suberrors: [{ name: 'teamId' }],
  });
});

test('a private custom app is shown to who made it, and not to others', async () => {
  const { make, zone } = open;
  const outsider = clientWith(zone, zone.createToken({ scopes: [], user: zone.people.outsider }));
  const named = await Promise.all([make, outsider].map(async (who) => namesOf(await who.appsCatalogue.metadata())));
  expect(named.map((names) => names.includes('warehouse-desk'))).toEqual([true, false]);
  expect(named.map((names) => names.includes('parcel-tracker'))).toEqual([true, true]);
});

test('metadata can leave custom apps out', async () => {
  const names = namesOf(await open.make.appsCatalogue.metadata({ skipSdkApps: true }));
  expect(names).toContain('http');
  expect(names).not.toContain('parcel-tracker');
});
