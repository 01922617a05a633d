import { called, openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const connection = async (name: string) =>
  called((await open.make.connections.list({ teamId: open.zone.teamId })).connections, name).id;

test('an RPC lists what the service behind a connection has', async () => {
  const data = { __IMTCONN__: await connection('Reporting sheets') };
  const rpc = { appName: 'google-sheets', appVersion: 1, rpcName: 'listSpreadsheets' };
  await expect(open.make.rpcs.call({ ...rpc, data })).resolves.toContainEqual({ label: 'Stock', value: 'stock' });
});

test('an RPC names what it has to be told, and asks for it when it is missing', async () => {
  const rpc = { appName: 'google-sheets', appVersion: 'latest', rpcName: 'listSheets' } as const;
  await expect(open.make.rpcs.schema(rpc)).resolves.toContainEqual(expect.objectContaining({ name: 'spreadsheetId' }));
  const refused = open.make.rpcs.call({ ...rpc, data: { __IMTCONN__: await connection('Reporting sheets') } });
  await expect(refused).rejects.toMatchObject({ status: 400 });
});

test('a service that does not answer makes the RPC fail with 424', async () => {
  const data = { __IMTCONN__: await connection('Team chat') };
  const refused = open.make.rpcs.call({ appName: 'slack', appVersion: 1, rpcName: 'listChannels', data });
  await expect(refused).rejects.toMatchObject({ status: 424 });
});

test('an RPC that no app has is not found', async () => {
  const refused = open.make.rpcs.call({ appName: 'csv', appVersion: 1, rpcName: 'explode' });
  await expect(refused).rejects.toMatchObject({ code: 'make_not_found' });
});
