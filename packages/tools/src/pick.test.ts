import { pick } from './pick.js';

const row: { id: number; name?: string | null; folderId: number | null; isActive?: boolean; secret: string } = {
  id: 7,
  name: 'Orders',
  folderId: null,
  secret: 'x',
};

test('takes the named fields and no others', () => {
  expect(pick(row, 'id', 'name')).toEqual({ id: 7, name: 'Orders' });
});

test('leaves out what is null or missing', () => {
  expect(Object.keys(pick(row, 'id', 'folderId', 'isActive'))).toEqual(['id']);
});

test('knows which fields are always there', () => {
  const picked = pick(row, 'id', 'name', 'folderId');
  const id: number = picked.id;
  // @ts-expect-error name may be missing, so it cannot stand where a string is needed
  const name: string = picked.name;
  expect([id, name]).toEqual([7, 'Orders']);
});
