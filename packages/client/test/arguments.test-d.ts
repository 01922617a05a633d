import type { MakeClient } from '../src/index.js';

const app = { appName: 'parcel-tracker', appVersion: 1 };
const part = { ...app, moduleName: 'createItem' };
const code = '{}';

/** Nothing here runs: the compiler reads it, and wants an error exactly where one is announced. */
export function idsAreOfTheRightKind(make: MakeClient) {
  return [
    make.incompleteExecutions.get({ dlqId: 'a1' }),
    // @ts-expect-error ids of incomplete executions are text
    make.incompleteExecutions.get({ dlqId: 1 }),
    make.executions.get({ scenarioId: 1, executionId: 'e1' }),
    // @ts-expect-error ids of executions are text
    make.executions.get({ scenarioId: 1, executionId: 1 }),
    // @ts-expect-error ids of hooks are numbers
    make.hooks.get({ hookId: '1' }),
    // @ts-expect-error ids of agents are text
    make.onPremAgents.get({ organizationId: 1, agentId: 1 }),
    // @ts-expect-error an audit log is found by its uuid
    make.auditLogs.get({ organizationId: 1, uuid: 1 }),
    // @ts-expect-error a notification is found by text
    make.notifications.get({ notificationId: 1 }),
    // @ts-expect-error a version is a number
    make.sdkApps.get({ appName: 'parcel-tracker', appVersion: '1' }),
    // @ts-expect-error ids come as a list
    make.hooks.deleteDeliveries({ hookId: 1, ids: 'a1' }),
    // @ts-expect-error keys of records are text
    make.dataStoreRecords.deleteMany({ dataStoreId: 1, keys: [1] }),
    // @ts-expect-error ids of teams are numbers, also in a list
    make.analytics.get({ organizationId: 1, teamId: ['1'] }),
  ];
}

export function requiredArgumentsAreRequired(make: MakeClient) {
  return [
    // @ts-expect-error connections are listed by team
    make.connections.list(),
    // @ts-expect-error keys are listed by team
    make.keys.list({}),
    // @ts-expect-error data stores are listed by team
    make.dataStores.list({ cols: ['id'] }),
    // @ts-expect-error folders are listed by team
    make.folders.list({ parentId: 1 }),
    // @ts-expect-error functions are listed by team
    make.functions.list({}),
    // @ts-expect-error agents are listed by organization
    make.onPremAgents.list({}),
    // @ts-expect-error teams are listed by organization
    make.teams.list({ pg: { limit: 1 } }),
    // @ts-expect-error incomplete executions are listed by scenario
    make.incompleteExecutions.list({}),
    // @ts-expect-error a log of all scenarios begins somewhere
    make.executions.listAll({ until: 1 }),
    // @ts-expect-error a new store has a size
    make.dataStores.create({ teamId: 1, name: 'Customers' }),
    // @ts-expect-error a new structure has fields
    make.dataStructures.create({ teamId: 1, name: 'Order' }),
    // @ts-expect-error a copy has a name
    make.scenarios.clone({ scenarioId: 1, organizationId: 1, teamId: 1 }),
    // @ts-expect-error a replay names executions
    make.scenarios.replay({ scenarioId: 1 }),
    // @ts-expect-error a key has parameters
    make.keys.create({ teamId: 1, name: 'Mail', typeName: 'smtp' }),
    // @ts-expect-error a function has code
    make.functions.create({ teamId: 1, name: 'tax', description: '' }),
    // @ts-expect-error a partner has a link
    make.affiliate.register({ partnerCode: 'nordwind' }),
    // @ts-expect-error a part is named
    make.sdkAppModules.get(app),
    // @ts-expect-error source has to be there
    make.sdkApps.setBase(app),
  ];
}

export function namesAndChoicesAreChecked(make: MakeClient) {
  return [
    make.sdkAppModules.setSection({ ...part, section: 'epoch', code }),
    // @ts-expect-error modules have no section of this name
    make.sdkAppModules.setSection({ ...part, section: 'attach', code }),
    // @ts-expect-error RPCs have no section of this name
    make.sdkAppRpcs.getSection({ ...app, rpcName: 'listPlaces', section: 'epoch' }),
    // @ts-expect-error a visibility is public or private
    make.sdkAppModules.setVisibility({ ...part, visibility: 'hidden' }),
    // @ts-expect-error plans and extras are what is sold
    make.cashier.products({ type: 'plan' }),
    // @ts-expect-error a scenario is active, inactive or invalid
    make.analytics.get({ organizationId: 1, status: 'paused' }),
    // @ts-expect-error lists are sorted up or down
    make.dataStructures.list({ teamId: 1, pg: { sortDir: 'up' } }),
    // @ts-expect-error a page has no such field
    make.templates.list({ pg: { page: 2 } }),
    // @ts-expect-error a time frame has no such field
    make.analytics.get({ organizationId: 1, timeframe: { from: '2026-01-01' } }),
    // @ts-expect-error the argument is called confirmed
    make.connections.delete({ connectionId: 1, confirm: true }),
    // @ts-expect-error yes and no are booleans
    make.keys.delete({ keyId: 1, confirmed: 'true' }),
    // @ts-expect-error deleting a scenario asks for no confirmation
    make.scenarios.delete({ scenarioId: 1, confirmed: true }),
    // @ts-expect-error a rename takes a name only
    make.connections.update({ connectionId: 1, accountName: 'google' }),
    // @ts-expect-error the current authorization takes no argument
    make.users.currentAuthorization({ cols: ['scope'] }),
    // @ts-expect-error a ping takes no argument
    make.general.ping({ zone: 'eu1.make.com' }),
  ];
}

export function bodiesHaveTheRightForm(make: MakeClient) {
  return [
    make.sdkApps.setIcon({ ...app, icon: new Uint8Array() }),
    // @ts-expect-error an icon is bytes
    make.sdkApps.setIcon({ ...app, icon: 'iVBORw0KGgo=' }),
    // @ts-expect-error source is text
    make.sdkApps.setBase({ ...app, code: { baseUrl: 'https://api.example.com' } }),
    // @ts-expect-error common data is an object
    make.sdkApps.setCommon({ ...app, common: '{}' }),
    // @ts-expect-error a record is an object
    make.dataStoreRecords.replace({ dataStoreId: 1, dataStoreKeyRecord: 'k', record: [] }),
    // @ts-expect-error a hook is described in one object
    make.hooks.create({ name: 'Orders', teamId: 1, typeName: 'gateway-webhook' }),
    // @ts-expect-error a hook has a type
    make.hooks.create({ hook: { name: 'Orders', teamId: 1 } }),
    // @ts-expect-error a connection says what it is to
    make.connections.create({ teamId: 1, connection: { accountName: 'Mail' } }),
    // @ts-expect-error scheduling has a type
    make.scenarios.create({ teamId: 1, blueprint: {}, scheduling: { interval: 900 } }),
    // @ts-expect-error scheduling is an object, not text
    make.scenarios.update({ scenarioId: 1, scheduling: '{"type":"on-demand"}' }),
    // @ts-expect-error a field has a type
    make.dataStructures.create({ teamId: 1, name: 'Order', spec: [{ name: 'id' }] }),
    // @ts-expect-error inputs of a run come by name
    make.scenarios.run({ scenarioId: 1, data: [1] }),
    // @ts-expect-error days of an audit log are text
    make.auditLogs.team({ teamId: 1, dateFrom: new Date() }),
  ];
}
