import type { Endpoint, MakeClient } from '@makegate/client';
import type { Sandbox } from '../src/index.js';
import { called } from './open-zone.js';
import type { OpenZone } from './open-zone.js';

export type Values = Readonly<Record<string, string | number>>;

/** Something to put in place of every name that a read asks for. */
export async function seededValues({ zone, make }: OpenZone): Promise<Values> {
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
    ...(await privateNetwork(make, zone)),
    ...(await device(make, zone)),
    ...(await credentialRequest(make, zone)),
    privateSpaceId: await privateSpace(make, zone),
    notificationId: (await make.notifications.list()).notifications[0]?.id ?? '',
    ...(await buildingBlocks(make, zone, charge)),
    since: 0,
    priceId: 21,
    uuid: await auditedChange(make, zone),
  };
}

/** An agent with something that it reaches. */
async function privateNetwork(make: MakeClient, zone: Sandbox): Promise<Values> {
  const { organizationId } = zone;
  const { agent } = await make.onPremAgents.register({ organizationId, name: 'Warehouse' });
  const inputs = { url: 'http://10.0.0.7' };
  const sketch = { organizationId, agentId: agent.id, name: 'Stock', appName: 'http-agent', inputs };
  const { connectedSystem } = await make.connectedSystems.create(sketch);
  return { agentId: agent.id, connectedSystemId: connectedSystem.id };
}

/** A phone, and a message that waits for it. */
async function device(make: MakeClient, zone: Sandbox): Promise<Values> {
  const deviceId = called((await make.devices.list({ teamId: zone.teamId })).devices, 'Delivery van').id;
  const deviceIncomingId = (await make.devices.incomings({ deviceId })).incomings[0]?.id ?? '';
  return {
    deviceId,
    deviceIncomingId,
    outgoingId: (await make.devices.outgoings({ deviceId })).outgoings[0]?.id ?? '',
  };
}

/** A request for a connection; and an app whose modules need one. */
async function credentialRequest(make: MakeClient, zone: Sandbox): Promise<Values> {
  const sketch = { teamId: zone.teamId, connections: [{ type: 'google' }] };
  const { request } = await make.credentialRequests.createByCredentials(sketch);
  return { requestId: request.id, name: 'slack', version: 1 };
}

async function privateSpace(make: MakeClient, zone: Sandbox): Promise<number> {
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
  'aiAgents.run': { agentId: aiAgentId },
  'scenarioTools.get': { scenarioId: toolId },
  'rpcs.schema': { appName: 'csv', rpcName: 'listDelimiters' },
  'devices.getIncoming': { incomingId: deviceIncomingId },
});

/** What the default team builds its scenarios from, and what stands beside this one. */
async function buildingBlocks(make: MakeClient, zone: Sandbox, scenarioId: number): Promise<Values> {
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

/** What an endpoint asks for by path and query, of what there is. */
export function valuesFor({ id, params, query }: Endpoint, values: Values): Values {
  const wanted = { ...params, ...query };
  const named = Object.entries(values).filter(([name]) => Object.hasOwn(wanted, name));
  const chosen = named.filter(([name]) => !ofTeamOrOrganization.includes(id) || name === 'teamId');
  return { ...Object.fromEntries(chosen), ...ofThisEndpoint(values)[id] };
}
