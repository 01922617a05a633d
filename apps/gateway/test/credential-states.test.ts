import { newEncryptionKey, parseEncryptionKeys, Secret } from '@makegate/auth';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { openBackends } from '../src/backends/open-backends.js';
import { callTool, connectClient, failureOf } from './fakes/clients.js';
import { composed } from './fakes/composed-gateway.js';
import { closeLater, closeServed } from './fakes/served-gateway.js';

afterEach(closeServed);

const mayRun = ['make:read', 'make:run'] as const;

type Connected = Awaited<ReturnType<typeof connectClient>>;
const namesFor = async ({ client }: Connected) => (await client.listTools()).tools.map(({ name }) => name);

test('a stronger token counts for the next call of an open session', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.readOnlyToken);
  const { client } = await connectClient(url, (await addKey('ana', mayRun)).text);
  expect(await failureOf(client, 'scenarios_run', { scenarioId: 999_999 })).toMatchObject({ code: 'scope_missing' });
  await setCredential('ana', zone.sandbox.apiToken);
  expect(await failureOf(client, 'scenarios_run', { scenarioId: 999_999 })).toMatchObject({ code: 'make_not_found' });
});

test('a stronger token counts for the next list of an open session', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.readOnlyToken);
  const session = await connectClient(url, (await addKey('ana', mayRun)).text);
  expect(await namesFor(session)).not.toContain('scenarios_run');
  await setCredential('ana', zone.sandbox.apiToken);
  expect(await namesFor(session)).toContain('scenarios_run');
});

test('a weaker token counts for the next list too', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  const session = await connectClient(url, (await addKey('ana', mayRun)).text);
  expect(await namesFor(session)).toContain('scenarios_run');
  await setCredential('ana', zone.sandbox.readOnlyToken);
  expect(await namesFor(session)).not.toContain('scenarios_run');
});

test('a credential that the encryption keys do not open lets its session open, and fails its calls with a code', async () => {
  const { addKey, config, url, zone } = await composed();
  const others = parseEncryptionKeys(newEncryptionKey('k1').reveal());
  const elsewhere = await openBackends({ ...config, encryptionKeys: () => others });
  closeLater(elsewhere);
  const credential = { zone: zone.url, kind: 'apiToken', token: new Secret(zone.sandbox.apiToken) } as const;
  await elsewhere.credentials.put({ tenant: 'default', id: 'ana' }, credential);
  const session = await connectClient(url, (await addKey('ana', mayRun)).text);
  expect(await namesFor(session)).toContain('scenarios_run');
  expect(await failureOf(session.client, 'organizations_list', {})).toMatchObject({
    code: 'credential_unreadable',
    retryable: false,
  });
  expect(await callTool(session.client, 'status', {})).toMatchObject({ make: 'unasked' });
});

test('a call that needs a team says how the operator of a gateway sets one', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  const { client } = await connectClient(url, (await addKey('ana', mayRun)).text);
  const { content } = CallToolResultSchema.parse(await client.callTool({ name: 'scenarios_list', arguments: {} }));
  const said = JSON.stringify(content);
  expect(said).toContain('makegate-gateway credentials set --team');
  expect(said).not.toContain('MAKE_TEAM');
});
