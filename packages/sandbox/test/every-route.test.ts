import { groups } from '@makegate/client';
import type { Endpoint, MakeClient } from '@makegate/client';
import { z } from 'zod';
import { startSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { called, clientWith } from './open-zone.js';

let zone: Sandbox;
let endpoints: readonly Endpoint[] = [];

beforeAll(async () => {
  const network = { onPremAgent: true, privateSpaces: true };
  const license = {
    ...network,
    auditLogsDays: 30,
    analyticsAccess: true,
    customFunctions: true,
    customProperties: true,
  };
  zone = await startSandbox({ license });
  const loaded = await Promise.all(Object.values(groups).map((load) => load()));
  endpoints = loaded.flatMap((group): Endpoint[] => Object.values(group));
});

afterAll(() => zone.close());

type Values = Readonly<Record<string, string | number>>;

async function ask({ method, path }: Endpoint, values: Values, token?: string) {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? 1));
  const query = Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = token === undefined ? undefined : { authorization: `Token ${token}` };
  const answer = await fetch(`${zone.url}/api/v2${filled}?${query}`, { method, ...(headers && { headers }) });
  return { status: answer.status, body: await bodyOf(answer) };
}

/** JSON, text, bytes or nothing, whatever it says it is. */
async function bodyOf(answer: Response): Promise<unknown> {
  const type = answer.headers.get('content-type');
  if (type === null) return undefined;
  if (type.startsWith('image/')) return new Uint8Array(await answer.arrayBuffer());
  const text = await answer.text();
  return /^application\/json(;|$)/.test(type) ? JSON.parse(text) : text;
}

/** Something to put in place of every name that a read asks for. */
async function seededValues(): Promise<Values> {
  const make = clientWith(zone, zone.apiToken);
  const { teamId, organizationId } = zone;
  const charge = called((await make.scenarios.list({ teamId })).scenarios, 'Charge invoice').id;
  const [dlq] = (await make.incompleteExecutions.list({ scenarioId: charge })).dlqs;
  const dlqId = dlq?.id ?? '';
  await make.incompleteExecutions.retry({ dlqId });
  const retried = async () => (await make.incompleteExecutions.logs({ dlqId })).dlqLogs;
  while ((await retried()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const hookId = called((await make.hooks.list({ teamId })).hooks, 'Trial form').id;
  return {
    organizationId,
    scenarioId: charge,
    dlqId,
    hookId,
    executionDlqId: (await retried())[0]?.id ?? '',
    executionId: (await make.executions.list({ scenarioId: charge })).scenarioLogs[0]?.id ?? '',
    incomingId: (await make.hooks.deliveries({ hookId })).incomings[0]?.id ?? '',
    logId: (await make.hooks.logs({ hookId })).hookLogs[0]?.id ?? '',
    connectionId: called((await make.connections.list({ teamId })).connections, 'Old ledger').id,
    keyId: (await make.keys.list({ teamId })).keys[0]?.id ?? 0,
    dataStoreId: (await make.dataStores.list({ teamId })).dataStores[0]?.id ?? 0,
    dataStructureId: (await make.dataStructures.list({ teamId })).dataStructures[0]?.id ?? 0,
    userId: (await make.users.me()).authUser.id,
    teamId,
    variableName: 'region',
    teamPermission: 'team scenarios run',
    moduleId: 1,
    ...(await customApp(make)),
    ...(await privateNetwork(make)),
    ...(await device(make)),
    ...(await credentialRequest(make)),
    privateSpaceId: await privateSpace(make),
    notificationId: (await make.notifications.list()).notifications[0]?.id ?? '',
    ...(await buildingBlocks(make, charge)),
    since: 0,
    priceId: 21,
    uuid: await auditedChange(make, zone),
  };
}

/** An agent with something that it reaches. */
async function privateNetwork(make: MakeClient): Promise<Values> {
  const { organizationId } = zone;
  const { agent } = await make.onPremAgents.register({ organizationId, name: 'Warehouse' });
  const inputs = { url: 'http://10.0.0.7' };
  const sketch = { organizationId, agentId: agent.id, name: 'Stock', appName: 'http-agent', inputs };
  const { connectedSystem } = await make.connectedSystems.create(sketch);
  return { agentId: agent.id, connectedSystemId: connectedSystem.id };
}

/** A phone, and a message that waits for it. */
async function device(make: MakeClient): Promise<Values> {
  const deviceId = called((await make.devices.list({ teamId: zone.teamId })).devices, 'Delivery van').id;
  const deviceIncomingId = (await make.devices.incomings({ deviceId })).incomings[0]?.id ?? '';
  return {
    deviceId,
    deviceIncomingId,
    outgoingId: (await make.devices.outgoings({ deviceId })).outgoings[0]?.id ?? '',
  };
}

/** A request for a connection; and an app whose modules need one. */
async function credentialRequest(make: MakeClient): Promise<Values> {
  const sketch = { teamId: zone.teamId, connections: [{ type: 'google' }] };
  const { request } = await make.credentialRequests.createByCredentials(sketch);
  return { requestId: request.id, name: 'slack', version: 1 };
}

async function privateSpace(make: MakeClient): Promise<number> {
  const { organizationId, people } = zone;
  return (await make.privateSpaces.create({ organizationId, userId: people.owner })).privateSpace.id;
}

/** The id of what the audit log holds of a change. */
async function auditedChange(make: MakeClient, { teamId, organizationId }: Sandbox): Promise<string> {
  await make.folders.create({ teamId, name: 'Audited' });
  const [latest] = (await make.auditLogs.organization({ organizationId })).auditLogs;
  return latest?.uuid ?? '';
}

/** A published app of the owner's, with an edit that waits for a commit, and one of each of its parts. */
async function customApp(make: MakeClient): Promise<Values> {
  const appName = 'parcel-tracker';
  const [change] = (await make.sdkApps.get({ appName, appVersion: 1 })).app.changes ?? [];
  return {
    appName,
    appVersion: 1,
    changeId: Number(change?.['id']),
    size: 64,
    moduleName: 'createItem',
    functionName: 'inGrams',
    rpcName: 'listPlaces',
    endpointName: 'findItem',
    connectionName: appName,
    webhookName: appName,
    section: 'api',
  };
}

/** Names that mean something else to one endpoint. */
const ofThisEndpoint = ({
  aiAgentId = '',
  toolId = 0,
  deviceIncomingId = '',
}: Values): Readonly<Record<string, Values>> => ({
  'onPremAgents.appConfig': { appName: 'http-agent' },
  'organizations.variableHistory': { variableName: 'vatRate' },
  'aiAgents.get': { agentId: aiAgentId },
  'scenarioTools.get': { scenarioId: toolId },
  'rpcs.schema': { appName: 'csv', rpcName: 'listDelimiters' },
  'devices.getIncoming': { incomingId: deviceIncomingId },
});

/** What the default team builds its scenarios from, and what stands beside this one. */
async function buildingBlocks(make: MakeClient, scenarioId: number): Promise<Values> {
  const { teamId, organizationId } = zone;
  const [structure] = (await make.customProperties.listStructures({ organizationId })).customPropertyStructures;
  const tool = { teamId, name: 'Ask the depot', description: 'Asks.', module: { module: 'http:ActionSendData' } };
  return {
    toolId: Number((await make.scenarioTools.create(tool)).tool.id),
    templateId: (await make.templates.list({ teamId })).templates[0]?.id ?? 0,
    templateUrl: (await make.templates.listPublic()).templatesPublic[0]?.url ?? '',
    functionId: (await make.functions.list({ teamId })).functions[0]?.id ?? 0,
    customPropertyStructureId: structure?.id ?? 0,
    aiAgentId: (await make.aiAgents.list({ teamId })).agents[0]?.id ?? '',
    sharedScenarioId: (await make.sharedScenarios.listOfScenario({ scenarioId })).scenariosShared[0]?.id ?? '',
    noteId: Number((await make.scenarioNotes.list({ scenarioId })).notes[0]?.id),
  };
}

/** They take one of the two ids. */
const ofTeamOrOrganization: readonly string[] = [
  'scenarios.list',
  'sharedScenarios.list',
  'scenarioConsumptions.list',
  'users.list',
];

test('every endpoint that the client knows has an answer here', async () => {
  const answers = await Promise.all(
    endpoints.map(async (endpoint) => ({ id: endpoint.id, ...(await ask(endpoint, {})) })),
  );
  expect(answers.filter(({ status }) => status === 404)).toEqual([]);
  expect(endpoints.length).toBeGreaterThan(120);
});

test('without a token every endpoint but those for anybody answers 401 with the code of bad credentials', async () => {
  const closed = endpoints.filter(({ anonymous }) => !anonymous);
  const answers = await Promise.all(closed.map((endpoint) => ask(endpoint, {})));
  for (const answer of answers) expect(answer).toMatchObject({ status: 401, body: { code: 'IM102' } });
});

test('a token without scopes is refused everywhere, with the scopes that are missing', async () => {
  const token = zone.createToken({ scopes: [] });
  for (const endpoint of endpoints.filter(({ scopes }) => scopes.length > 0)) {
    const { status, body } = await ask(endpoint, {}, token);
    const detail = expect.stringContaining(endpoint.scopes.join(', '));
    expect({ id: endpoint.id, status, body }).toMatchObject({ status: 403, body: { code: 'SC403', detail } });
  }
});

test('every read answers what its endpoint promises', async () => {
  const values = await seededValues();
  const reads = endpoints.filter(({ method }) => method === 'GET');
  for (const endpoint of reads) {
    const wanted = { ...endpoint.params, ...endpoint.query };
    const named = Object.entries(values).filter(([name]) => Object.hasOwn(wanted, name));
    const chosen = named.filter(([name]) => !ofTeamOrOrganization.includes(endpoint.id) || name === 'teamId');
    const given = { ...Object.fromEntries(chosen), ...ofThisEndpoint(values)[endpoint.id] };
    const { status, body } = await ask(endpoint, given, zone.apiToken);
    expect({ id: endpoint.id, status }).toEqual({ id: endpoint.id, status: 200 });
    expect({ id: endpoint.id, problem: z.safeParse(endpoint.reply, body).error }).toEqual({ id: endpoint.id });
  }
  expect(reads.length).toBeGreaterThan(60);
});

test('the read-only token opens every read of the zone but the one that needs a write scope', async () => {
  const closed: string[] = [];
  for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
    const { status } = await ask(endpoint, {}, zone.readOnlyToken);
    if (status === 403) closed.push(endpoint.id);
  }
  expect(closed).toEqual(['scenarios.hasData']);
});
