import type { organizations } from '@makegate/client/endpoints/organizations';
import { asking, isOwner, organizationsOf, seesTeam, teamsOf, visibleOrganization } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { confirmationNeeded, forbidden, impossible, invalid } from '../http/refusal.js';
import { planLimits } from '../http/quota-settings.js';
import { requireLicensed } from '../license.js';
import { pageOf } from '../listing.js';
import { memberOf, transferOwnership } from '../memberships.js';
import { permissions } from '../permissions.js';
import type { OrganizationRow } from '../state/people-rows.js';
import { addOrganizationRow, makeOwner } from '../state/places.js';
import { foundExecutionData, foundExecutions } from './execution-search.js';
import { acceptInvitation, invite } from './invitations.js';
import { requireListed } from './listed-ids.js';
import { controlColumns, memberColumns, membersOf, organizationColumns } from './organization-columns.js';
import {
  createVariable,
  deleteVariable,
  updateVariable,
  variableHistory,
  variablesOf,
} from './organization-variables.js';
import { usageOf } from './usage.js';

export const organizationsHandlers: Handlers<typeof organizations> = {
  list: (call) => {
    const wanted = call.args.zone === undefined || call.args.zone === new URL(call.url).host;
    const page = pageOf(wanted ? organizationsOf(call) : [], call.args.pg, {
      limit: 10_000,
      sortBy: 'name',
      columns: (row) => organizationColumns(call, row),
    });
    return { organizations: page.rows, pg: page.pg };
  },
  create: (call) => {
    const { name, regionId, countryId, timezoneId } = call.args;
    requireListed({ regionId, countryId, timezoneId });
    const createdAt = new Date(call.state.timestamp()).toISOString();
    const sketch = { name, countryId, timezoneId, createdAt, apiLimit: planLimits.teams };
    const row = addOrganizationRow(call.state, sketch);
    makeOwner(call.state, row.id, call.token.userId);
    return { organization: organizationColumns(call, row) };
  },
  get: (call) => {
    return { organization: organizationColumns(call, visibleOrganization(call, call.args.organizationId)) };
  },
  update: (call) => {
    const row = visibleOrganization(call, call.args.organizationId);
    const { name = row.name, countryId = row.countryId, timezoneId = row.timezoneId } = call.args;
    requireListed({ countryId, timezoneId });
    const changed = call.state.organizations.change(row, { name, countryId, timezoneId });
    return { organization: organizationColumns(call, changed) };
  },
  delete: (call) => {
    const { id, name } = ownOrganization(call, call.args.organizationId);
    if (call.args.confirmed !== true) {
      const teams = call.state.teams.of('organizationId', id).size;
      throw confirmationNeeded(`This deletes the organization '${name}' with ${teams} teams and all they own.`);
    }
    call.state.organizations.delete(id);
    return { organization: id };
  },
  apps: (call) => {
    const { installedApps } = visibleOrganization(call, call.args.organizationId);
    return { installedApps: [...installedApps].toSorted().map((name) => ({ name, label: name, version: 1 })) };
  },
  usage: (call) => {
    const { id } = visibleOrganization(call, call.args.organizationId);
    const runs = teamsOf(call, id).flatMap((team) => [...call.state.executions.of('teamId', team.id)]);
    return usageOf(call.state, runs);
  },
  members: (call) => {
    const { id } = visibleOrganization(call, call.args.organizationId);
    return { userOrganizationRoles: membersOf(call, id) };
  },
  getMember: (call) => {
    const { id } = visibleOrganization(call, call.args.organizationId);
    return { userOrganizationRole: memberColumns(memberOf(call.state, id, call.args.userId)) };
  },
  invite,
  acceptInvitation,
  transferOwnership: (call) => {
    const { id } = ownOrganization(call, call.args.organizationId);
    const heir = memberOf(call.state, id, call.args.userId);
    if (heir.userId === call.token.userId) throw impossible('This person owns the organization already.');
    const owner = memberOf(call.state, id, call.token.userId);
    transferOwnership(call.state, owner, heir);
    return { userOrganizationRoles: [owner, heir].map(memberColumns) };
  },
  variables: variablesOf,
  createVariable,
  updateVariable,
  deleteVariable,
  variableHistory,
  featureControls: (call) => ({
    featureControls: controlColumns(visibleOrganization(call, call.args.organizationId)),
  }),
  setFeatureControls: (call) => {
    const row = visibleOrganization(asking(call, 'organizations:write'), call.args.organizationId);
    const featureControls = { ...row.featureControls, ...switchesIn(row, call.args.controls) };
    return { featureControls: controlColumns(call.state.organizations.change(row, { featureControls })) };
  },
  checkTeamPermission: (call) => {
    const { id } = visibleOrganization(call, call.args.organizationId);
    return { hasPermission: mayInSomeTeam(call, id, call.args.teamPermission) };
  },
  searchExecutions: (call) => {
    visibleOrganization(call, call.args.organizationId);
    return { results: foundExecutions(call) };
  },
  searchExecutionData: (call) => {
    requireLicensed(visibleOrganization(call, call.args.organizationId), 'fulltext');
    return { results: foundExecutionData(call) };
  },
};

/** The organization, for its owner. Throws the 403 for everybody else in it. */
function ownOrganization(caller: Caller, organizationId: number): OrganizationRow {
  const organization = visibleOrganization(caller, organizationId);
  if (!isOwner(caller, organizationId)) {
    throw forbidden('Access denied. The role of an owner is needed for this.');
  }
  return organization;
}

/** Throws the 400 for names that are no control, and for values that are neither true nor false. */
function switchesIn({ featureControls }: OrganizationRow, asked: object): Readonly<Record<string, boolean>> {
  const switches: Record<string, boolean> = {};
  const bad: string[] = [];
  for (const [name, value] of Object.entries<unknown>({ ...asked })) {
    if (Object.hasOwn(featureControls, name) && typeof value === 'boolean') switches[name] = value;
    else bad.push(name);
  }
  if (bad.length > 0) throw invalid(bad.map((name) => ({ name, message: 'A feature is switched by true or false.' })));
  return switches;
}

function mayInSomeTeam(caller: Caller, organizationId: number, name: string): boolean {
  const permission = permissions.find((row) => row.roleCategory === 'team' && row.name === name);
  if (!permission) return false;
  const asked = { ...caller, endpoint: { id: caller.endpoint.id, scopes: permission.scopes } };
  return caller.state.teams.of('organizationId', organizationId).find(({ id }) => seesTeam(asked, id)) !== undefined;
}
