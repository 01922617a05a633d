import { called, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const connection = async (name: string) => {
  const { connections } = await open.make.connections.list({ teamId: open.zone.teamId });
  return { connectionId: called(connections, name).id };
};

test('a connection in use is deleted only with a confirmation that names its scenarios', async () => {
  const used = await connection('Shared mailbox');
  await expect(open.make.connections.delete(used)).rejects.toMatchObject({
    makeCode: 'IM004',
    detail: expect.stringContaining('Remind of overdue invoices'),
  });
  await expect(open.make.connections.delete({ ...used, confirmed: true })).resolves.toBeDefined();
});

test('a connection nobody uses is deleted at once', async () => {
  const unused = await connection('Old ledger');
  await expect(open.make.connections.delete(unused)).resolves.toEqual({ connection: unused.connectionId });
});

test('a service that does not answer makes the test fail with 424', async () => {
  await expect(open.make.connections.test(await connection('Shared mailbox'))).resolves.toEqual({ verified: true });
  await expect(open.make.connections.test(await connection('Team chat'))).rejects.toMatchObject({ status: 424 });
});

test('what was logged in with a browser cannot be edited', async () => {
  await expect(open.make.connections.editableParameters(await connection('Shared mailbox'))).rejects.toMatchObject({
    detail: 'Cannot edit this connection.',
  });
});

test('no reply shows what a connection holds', async () => {
  const { teamId } = open.zone;
  const secret = { accountName: 'Vault', accountType: 'airtable3', apiToken: 'never-shown' };
  const made = await open.make.connections.create({ teamId, connection: secret });
  const read = await open.make.connections.get({ connectionId: made.connection.id, cols: ['*'] });
  expect(JSON.stringify([made, read])).not.toContain('never-shown');
});

test('scopes are held or not', async () => {
  const chat = await connection('Team chat');
  const held = await open.make.connections.hasScopes({ ...chat, scope: ['chat:write'] });
  expect(held.connection.scoped).toBe(true);
});
const queryOf = ({ url }: { url: string }) => Object.fromEntries(new URL(url).searchParams);

test('a login is somewhere else, and one that extends asks for what the connection holds and for more', async () => {
  const chat = await connection('Team chat');
  const { connections } = open.make;
  const state = String(chat.connectionId);
  expect(queryOf(await connections.authorize({ ...chat, scope: ['a', 'b'] }))).toEqual({ state, scope: 'a b' });
  expect(queryOf(await connections.reauthorize(chat))).toEqual({ state, scope: 'chat:write' });
  expect(queryOf(await connections.extend({ ...chat, scope: ['a'] }))).toEqual({ state, scope: 'chat:write a' });
  await expect(connections.extend({ connectionId: 1 })).rejects.toMatchObject({ makeCode: 'IM304' });
});
