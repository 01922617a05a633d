import { hooks } from '../src/endpoints/hooks.js';
import { organizations } from '../src/endpoints/organizations.js';
import type { Organization } from '../src/endpoints/organizations.js';
import type { sdkApps } from '../src/endpoints/sdk-apps.js';
import type { ItemOf, MakeClient, ReplyOf } from '../src/index.js';

/** Nothing here runs: what a reply holds is used as it comes, and the compiler agrees. */
export async function repliesAreUsedWithoutCasts(make: MakeClient) {
  const teamName: string = (await make.teams.get({ teamId: 1 })).team.name;
  const deletedId: number = (await make.dataStructures.delete({ dataStructureId: 1 })).dataStructure;
  const requestsPerMinute: number | null | undefined = (await make.organizations.get({ organizationId: 1 }))
    .organization.license?.apiLimit;
  const modules: string[] = (await make.blueprints.get({ scenarioId: 1 })).response.blueprint.flow.map(
    ({ module }) => module,
  );
  const types: string | undefined = (await make.scenarios.get({ scenarioId: 1 })).scenario.scheduling?.type;
  const queued: number = (await make.hooks.deliveryStats({ hookId: 1 })).incomingStat.queue;
  const attached: boolean = (await make.hooks.ping({ hookId: 1 })).attached;
  const executionId: string = (await make.scenarios.run({ scenarioId: 1 })).executionId;
  const lines: string[] = (await make.executions.list({ scenarioId: 1 })).scenarioLogs.map(({ id }) => id);
  const verified: boolean = (await make.connections.test({ connectionId: 1 })).verified;
  const login: URL = new URL((await make.connections.reauthorize({ connectionId: 1 })).url);
  const fields: string[] =
    (await make.dataStructures.get({ dataStructureId: 1 })).dataStructure.spec?.map(({ type }) => type) ?? [];
  const scopes: string[] = (await make.users.currentAuthorization()).authorization.scope;
  const readme: string = await make.sdkApps.getReadme({ appName: 'a', appVersion: 1 });
  const icon: Uint8Array = await make.sdkApps.getIcon({ appName: 'a', appVersion: 1, size: 64 });
  const source: string = await make.sdkAppFunctions.getCode({ appName: 'a', appVersion: 1, functionName: 'f' });
  const alive: string = await make.general.ping();
  const paths: string[] = Object.keys((await make.general.openapi()).paths);
  const commissions: number = (await make.affiliate.commissions()).commisions.length;
  const uuids: string[] = (await make.auditLogs.team({ teamId: 1 })).auditLogs.map(({ uuid }) => uuid);
  const agent: string = (await make.onPremAgents.get({ organizationId: 1, agentId: 'a' })).agent.id;
  const unknownField: unknown = (await make.teams.get({ teamId: 1 })).team['addedLater'];
  return {
    teamName,
    deletedId,
    requestsPerMinute,
    modules,
    types,
    queued,
    attached,
    executionId,
    lines,
    verified,
    login,
    fields,
    scopes,
    readme,
    icon,
    source,
    alive,
    paths,
    commissions,
    uuids,
    agent,
    unknownField,
  };
}

/** The same from the values, for programs that are told which endpoint to call. */
export async function repliesOfValuesHaveNames(make: MakeClient) {
  const { organization }: { organization: Organization } = await make.call(organizations.get, { organizationId: 1 });
  for await (const row of make.each(hooks.deliveries, { hookId: 1 })) {
    const delivery: ItemOf<typeof hooks.deliveries> = row;
    return [organization, delivery.id];
  }
  const icon: ReplyOf<typeof sdkApps.getIcon> = new Uint8Array();
  return [icon];
}

export async function repliesAreNotAnything(make: MakeClient) {
  const { team } = await make.teams.get({ teamId: 1 });
  // @ts-expect-error a name is text
  const name: number = team.name;
  // @ts-expect-error a reply has the thing under its own key
  const missing: string = (await make.folders.list({ teamId: 1 })).folders;
  // @ts-expect-error an icon is bytes
  const icon: string = await make.sdkApps.getIcon({ appName: 'a', appVersion: 1, size: 64 });
  // @ts-expect-error source is text
  const source: object = await make.sdkAppFunctions.getCode({ appName: 'a', appVersion: 1, functionName: 'f' });
  // @ts-expect-error what a plan allows may be missing
  const limit: number = (await make.organizations.get({ organizationId: 1 })).organization.license.apiLimit;
  return [name, missing, icon, source, limit];
}
