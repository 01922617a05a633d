import { called, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const newFolder = async (name: string, parentId?: number): Promise<number> => {
  const place = parentId === undefined ? {} : { parentId };
  const { scenarioFolder } = await open.make.folders.create({ teamId: open.zone.teamId, name, ...place });
  return scenarioFolder.id;
};

const list = async (narrowed: { readonly parentId?: number; readonly childrenDepth?: string } = {}) =>
  (await open.make.folders.list({ teamId: open.zone.teamId, ...narrowed })).scenariosFolders;

test('a list begins at the top and shows one level of what is inside, or all of it', async () => {
  const top = await newFolder('Year');
  const middle = await newFolder('Month', top);
  await newFolder('Day', middle);
  const rows = await list();
  expect(rows.map(({ name }) => name)).toEqual(['Intake', 'Reports', 'Year']);
  expect(called(rows, 'Year')).toMatchObject({ hasChildren: true, children: [{ name: 'Month', hasChildren: true }] });
  expect(JSON.stringify(rows)).not.toContain('Day');
  const [year] = (await list({ childrenDepth: 'all' })).filter(({ id }) => id === top);
  expect(year).toMatchObject({ children: [{ name: 'Month', children: [{ name: 'Day', children: [] }] }] });
  expect((await list({ parentId: top })).map(({ name }) => name)).toEqual(['Month']);
  expect(await list({ parentId: middle })).toMatchObject([{ name: 'Day', hasChildren: false, children: [] }]);
});

test('a folder of another team is no parent', async () => {
  const foreign = (await open.make.folders.list({ teamId: open.zone.otherTeamId })).scenariosFolders[0]?.id ?? 0;
  await expect(newFolder('Smuggled', foreign)).rejects.toMatchObject({
    code: 'make_not_found',
    detail: `Folder not found '${foreign}'.`,
  });
  expect((await list()).map(({ name }) => name)).not.toContain('Smuggled');
});
