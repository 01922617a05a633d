import { called, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

test('a key lacks nothing its type asks for', async () => {
  const { teamId } = open.zone;
  const basic = { teamId, name: 'Door', typeName: 'basicauth', parameters: { username: 'me' } };
  await expect(open.make.keys.create(basic)).rejects.toMatchObject({ suberrors: [{ name: 'password' }] });
  await expect(open.make.keys.create({ ...basic, typeName: 'padlock' })).rejects.toMatchObject({
    suberrors: [{ name: 'typeName' }],
  });
});

test('deleting a key always wants a confirmation, and says what uses it', async () => {
  const { keys } = await open.make.keys.list({ teamId: open.zone.teamId });
  const used = { keyId: called(keys, 'Warehouse service').id };
  await expect(open.make.keys.delete(used)).rejects.toMatchObject({
    makeCode: 'IM004',
    detail: expect.stringContaining('Quote shipping cost'),
  });
  const unused = { keyId: called(keys, 'Archive login').id };
  await expect(open.make.keys.delete(unused)).rejects.toMatchObject({ makeCode: 'IM004' });
  await expect(open.make.keys.delete({ ...unused, confirmed: true })).resolves.toEqual({ key: unused.keyId });
});
