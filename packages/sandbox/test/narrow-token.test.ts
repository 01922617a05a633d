import { groups } from '@makegate/client';
import type { Endpoint } from '@makegate/client';
import { called, clientWith, openZone } from './open-zone.js';
import type { OpenZone } from './open-zone.js';

let open: OpenZone;
let narrow: OpenZone['make'];
let token: string;

beforeAll(async () => {
  open = await openZone({ license: { customFunctions: true, customProperties: true } });
  const { scope } = (await open.make.users.currentAuthorization()).authorization;
  token = open.zone.createToken({ scopes: scope, teams: [open.zone.otherTeamId] });
  narrow = clientWith(open.zone, token);
});

afterAll(() => open.zone.close());

type Values = Readonly<Record<string, string | number>>;

/** What a caller who knows everything about the default team would put in place of every name. */
async function foreignValues({ make, zone }: OpenZone): Promise<Values> {
  const { teamId, organizationId } = zone;
  const scenarioId = called((await make.scenarios.list({ teamId })).scenarios, 'Charge invoice').id;
  const hookId = called((await make.hooks.list({ teamId })).hooks, 'Trial form').id;
  return {
    organizationId,
    teamId,
    scenarioId,
    hookId,
    dlqId: (await make.incompleteExecutions.list({ scenarioId })).dlqs[0]?.id ?? '',
    executionId: (await make.executions.list({ scenarioId })).scenarioLogs[0]?.id ?? '',
    incomingId: (await make.hooks.deliveries({ hookId })).incomings[0]?.id ?? '',
    logId: (await make.hooks.logs({ hookId })).hookLogs[0]?.id ?? '',
    connectionId: called((await make.connections.list({ teamId })).connections, 'Old ledger').id,
    keyId: (await make.keys.list({ teamId })).keys[0]?.id ?? 0,
    dataStoreId: (await make.dataStores.list({ teamId })).dataStores[0]?.id ?? 0,
    dataStructureId: (await make.dataStructures.list({ teamId })).dataStructures[0]?.id ?? 0,
    userId: (await make.users.me()).authUser.id,
    variableName: 'region',
    teamPermission: 'team scenarios run',
    moduleId: 1,
    section: 'api',
    since: 0,
  };
}

/** They take one of the two ids. */
const ofTeamOrOrganization: readonly string[] = [
  'scenarios.list',
  'sharedScenarios.list',
  'scenarioConsumptions.list',
  'users.list',
];

/** Bodies of the questions that are asked by POST. */
const askedBy: Readonly<Record<string, object>> = {
  'connections.hasScopes': { scope: ['any'] },
  'functions.check': { code: '' },
};

async function ask({ method, path, id, query }: Endpoint, values: Values) {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? 1));
  const named = Object.entries(values).filter(([name]) => query && Object.hasOwn(query, name));
  const given = named.filter(([name]) => !ofTeamOrOrganization.includes(id) || name === 'organizationId');
  const body = method === 'POST' ? JSON.stringify(askedBy[id] ?? {}) : null;
  const words = given.map(([name, value]) => `${name}=${value}`).join('&');
  const headers = { authorization: `Token ${token}` };
  const answer = await fetch(`${open.zone.url}/api/v2${filled}?${words}`, { method, headers, body });
  return { status: answer.status, text: await answer.text() };
}

async function reads(): Promise<Endpoint[]> {
  const loaded = await Promise.all(Object.values(groups).map((load) => load()));
  return loaded.flatMap((group): Endpoint[] => Object.values(group)).filter(({ effect }) => effect === 'read');
}

/** Texts and ids that only the default team has. */
async function secretsOf({ make, zone }: OpenZone, values: Values): Promise<RegExp> {
  const { scenarios } = await make.scenarios.list({ teamId: zone.teamId });
  const ids = [
    zone.teamId,
    ...scenarios.map(({ id }) => id),
    values['hookId'],
    values['connectionId'],
    values['keyId'],
  ];
  return new RegExp(`"(?:Operations|Everything|Reading only)"|\\b(?:${ids.join('|')})\\b`);
}

test('a token for one team gets nothing of another out of any read', async () => {
  const values = await foreignValues(open);
  const secrets = await secretsOf(open, values);
  const opened: string[] = [];
  const closed: [string, number][] = [];
  for (const endpoint of await reads()) {
    const { status, text } = await ask(endpoint, values);
    if (status === 200) opened.push(endpoint.id);
    else closed.push([endpoint.id, status]);
    // A refusal repeats the id it was asked for.
    const found = status === 200 ? secrets.exec(text)?.[0] : undefined;
    expect({ id: endpoint.id, found }).toEqual({ id: endpoint.id });
  }
  expect(opened.filter((id) => !id.startsWith('enums.')).toSorted()).toEqual(ofTheOrganization.toSorted());
  const elsewise = Object.fromEntries(closed.filter(([, status]) => status !== 404));
  expect(elsewise).toEqual({
    ...Object.fromEntries(unlicensed.map((id) => [id, 402])),
    'analytics.get': 403,
  });
});

/** Reads that the license of the zone does not include. */
const unlicensed = [
  'organizations.searchExecutionData',
  'onPremAgents.list',
  'onPremAgents.get',
  'onPremAgents.appConfig',
  'connectedSystems.list',
  'privateSpaces.list',
  'auditLogs.organization',
  'auditLogs.organizationFilters',
  'auditLogs.get',
];

/** Reads that name no team, or nothing that a team owns. */
const ofTheOrganization: readonly string[] = [
  'affiliate.stats',
  'affiliate.commissions',
  'affiliate.commissionInfo',
  'appsCatalogue.list',
  'appsCatalogue.metadata',
  'cashier.products',
  'cashier.vatPatterns',
  'general.ping',
  'general.openapi',
  'scenarioConsumptions.list',
  'scenarios.list',
  'sdkApps.list',
  'executions.listAll',
  'keys.types',
  'teams.list',
  'organizations.list',
  'organizations.get',
  'organizations.apps',
  'organizations.usage',
  'organizations.members',
  'organizations.getMember',
  'organizations.variables',
  'organizations.featureControls',
  'organizations.checkTeamPermission',
  'organizations.searchExecutions',
  'sharedScenarios.list',
  'templates.listPublic',
  'customProperties.listStructures',
  'notifications.list',
  'users.list',
  'users.me',
  'users.currentAuthorization',
  'users.apiTokens',
  'users.oauthConnections',
  'users.invitations',
  'userRoles.get',
  'userRoles.permissions',
  'userRoles.teamRoles',
  'userRoles.organizationRoles',
  'userRoles.organizationRole',
];

test('the organization looks to it as if its team were the only one', async () => {
  const { organizationId, otherTeamId } = open.zone;
  const { organization } = await narrow.organizations.get({ organizationId });
  expect(organization).toMatchObject({ teams: [{ id: otherTeamId }], scenarios: 3, activeScenarios: 3 });
  expect((await narrow.organizations.list()).organizations).toMatchObject([{ scenarios: 3 }]);
  await expect(narrow.organizations.usage({ organizationId })).resolves.toEqual(
    await narrow.teams.usage({ teamId: otherTeamId }),
  );
});

test('it finds no other tokens than those that reach no further', async () => {
  open.zone.createToken({ scopes: ['user:read'], teams: [open.zone.teamId, open.zone.otherTeamId] });
  expect((await narrow.users.apiTokens()).apiTokens).toHaveLength(1);
  expect((await open.make.users.apiTokens()).apiTokens).toHaveLength(4);
});

test('a token for some teams changes nothing of the organization around them, and still clones among its own', async () => {
  const { organizationId, otherTeamId: teamId } = open.zone;
  const refused = { status: 403 };
  await expect(narrow.organizations.update({ organizationId, name: 'Mine' })).rejects.toMatchObject(refused);
  await expect(narrow.organizations.delete({ organizationId, confirmed: true })).rejects.toMatchObject(refused);
  await expect(narrow.teams.create({ organizationId, name: 'Mine' })).rejects.toMatchObject(refused);
  const variable = { organizationId, name: 'mine', typeId: 2, value: 'x' };
  await expect(narrow.organizations.createVariable(variable)).rejects.toMatchObject(refused);
  const [{ id: scenarioId } = { id: 0 }] = (await narrow.scenarios.list({ teamId })).scenarios;
  const clone = { scenarioId, organizationId, teamId, name: 'Copy', states: false, notAnalyze: true };
  await expect(narrow.scenarios.clone(clone)).resolves.toBeDefined();
});
