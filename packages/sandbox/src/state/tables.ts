import type { CredentialRequestRow, RequestedCredentialRow } from './credential-request-rows.js';
import type {
  ConnectedSystemRow,
  DeviceMessageRow,
  DeviceRow,
  NotificationRow,
  OnPremAgentRow,
} from './equipment-rows.js';
import type { OAuthClientRow, OAuthGrantRow, OAuthRecordRow } from '../oauth/rows.js';
import type { AffiliateDayRow, AffiliateRow, CommissionRow } from './affiliate-rows.js';
import type { AuditLogRow } from './audit-rows.js';
import type { AiAgentRow, AiAgentThreadRow } from './ai-agent-rows.js';
import type {
  CustomPropertyItemRow,
  CustomPropertyStructureRow,
  ScenarioPropertiesRow,
} from './custom-property-rows.js';
import type { FunctionChangeRow, FunctionRow } from './function-rows.js';
import { NestedTable } from './nested-table.js';
import type { Key } from './owner-index.js';
import type {
  CustomRoleRow,
  InvitationRow,
  OrganizationMemberRow,
  OrganizationRow,
  OrganizationVariableRow,
  TeamMemberRow,
  TeamRow,
  TeamVariableRow,
  TokenRow,
  UserRow,
} from './people-rows.js';
import type {
  BlueprintVersionRow,
  ConnectionRow,
  DataStoreRow,
  DataStructureRow,
  DeliveryRow,
  ExecutionRow,
  FolderRow,
  HookLogRow,
  HookRow,
  IncompleteExecutionRow,
  KeyRow,
  RecordRow,
  ScenarioRow,
} from './rows.js';
import type { ScenarioNoteRow, SharedScenarioRow } from './scenario-side-rows.js';
import type {
  SdkAppChangeRow,
  SdkAppConnectionRow,
  SdkAppEndpointRow,
  SdkAppFunctionRow,
  SdkAppModuleRow,
  SdkAppRow,
  SdkAppRpcRow,
  SdkAppVersionRow,
  SdkAppWebhookRow,
} from './sdk-app-rows.js';
import { Table } from './table.js';
import type { AnyTable, Dependent } from './table.js';
import type { PublicTemplateRow, TemplateRow } from './template-rows.js';

/** The table whose rows a column of this name refers to, wherever it is declared as an owner. */
const ownerTables = {
  organizationId: 'organizations',
  userId: 'users',
  teamId: 'teams',
  scenarioId: 'scenarios',
  hookId: 'hooks',
  dataStoreId: 'dataStores',
  templateId: 'templates',
  functionId: 'functions',
  structureId: 'customPropertyStructures',
  aiAgentId: 'aiAgents',
  appName: 'sdkApps',
  appVersionId: 'sdkAppVersions',
  agentId: 'onPremAgents',
  deviceId: 'devices',
  requestId: 'credentialRequests',
  grantId: 'oauthGrants',
} as const;

/**
 * Every table of a zone: its rows, their key, and the columns that name what owns a row. What is deleted with its owner, found
 * by its owner, exported, imported and reset follows from this line alone. Owners stand above what they own.
 */
const declared = () => ({
  organizations: new Table<OrganizationRow>('id'),
  users: new Table<UserRow>('id'),
  tokens: new Table<TokenRow, 'secret'>('secret', 'userId'),
  oauthClients: new Table<OAuthClientRow, 'clientId'>('clientId'),
  oauthGrants: new Table<OAuthGrantRow>('id', 'userId'),
  oauthRecords: new Table<OAuthRecordRow, 'key'>('key', 'grantId'),
  organizationMembers: new NestedTable<OrganizationMemberRow, 'organizationId', 'userId'>(
    'organizationId',
    'userId',
    'userId',
  ),
  organizationVariables: new NestedTable<OrganizationVariableRow, 'organizationId', 'name'>('organizationId', 'name'),
  auditLogs: new Table<AuditLogRow, 'uuid'>('uuid', 'organizationId'),
  affiliates: new Table<AffiliateRow, 'userId'>('userId', 'userId'),
  affiliateDays: new NestedTable<AffiliateDayRow, 'userId', 'date'>('userId', 'date'),
  commissions: new Table<CommissionRow>('id', 'userId'),
  customRoles: new Table<CustomRoleRow>('id', 'organizationId'),
  invitations: new Table<InvitationRow>('id', 'organizationId'),
  teams: new Table<TeamRow>('id', 'organizationId'),
  teamMembers: new NestedTable<TeamMemberRow, 'teamId', 'userId'>('teamId', 'userId', 'userId'),
  teamVariables: new NestedTable<TeamVariableRow, 'teamId', 'name'>('teamId', 'name'),
  notifications: new Table<NotificationRow>('id', 'userId'),
  onPremAgents: new Table<OnPremAgentRow>('id', 'organizationId'),
  connectedSystems: new Table<ConnectedSystemRow>('id', 'organizationId', 'agentId'),
  devices: new Table<DeviceRow>('id', 'teamId'),
  deviceMessages: new Table<DeviceMessageRow>('id', 'deviceId'),
  credentialRequests: new Table<CredentialRequestRow>('id', 'teamId'),
  requestedCredentials: new Table<RequestedCredentialRow>('id', 'requestId'),
  folders: new Table<FolderRow>('id', 'teamId'),
  connections: new Table<ConnectionRow>('id', 'teamId'),
  keys: new Table<KeyRow>('id', 'teamId'),
  hooks: new Table<HookRow>('id', 'teamId'),
  deliveries: new Table<DeliveryRow>('id', 'hookId'),
  hookLogs: new Table<HookLogRow>('id', 'hookId'),
  dataStructures: new Table<DataStructureRow>('id', 'teamId'),
  dataStores: new Table<DataStoreRow>('id', 'teamId'),
  records: new NestedTable<RecordRow, 'dataStoreId', 'key'>('dataStoreId', 'key'),
  scenarios: new Table<ScenarioRow>('id', 'teamId'),
  blueprintVersions: new NestedTable<BlueprintVersionRow, 'scenarioId', 'version'>('scenarioId', 'version'),
  /** By execution id, in the order they began. */
  executions: new Table<ExecutionRow>('id', 'scenarioId', 'teamId'),
  incompleteExecutions: new Table<IncompleteExecutionRow>('id', 'scenarioId', 'teamId'),
  sharedScenarios: new Table<SharedScenarioRow>('id', 'scenarioId', 'teamId'),
  scenarioNotes: new Table<ScenarioNoteRow>('id', 'scenarioId'),
  templates: new Table<TemplateRow>('id', 'teamId'),
  publicTemplates: new Table<PublicTemplateRow>('id', 'templateId'),
  functions: new Table<FunctionRow>('id', 'teamId'),
  functionChanges: new Table<FunctionChangeRow>('id', 'functionId'),
  customPropertyStructures: new Table<CustomPropertyStructureRow>('id', 'organizationId'),
  customPropertyItems: new Table<CustomPropertyItemRow>('id', 'structureId'),
  scenarioProperties: new Table<ScenarioPropertiesRow, 'scenarioId'>('scenarioId', 'scenarioId'),
  aiAgents: new Table<AiAgentRow>('id', 'teamId'),
  aiAgentThreads: new Table<AiAgentThreadRow>('id', 'aiAgentId'),
  sdkApps: new Table<SdkAppRow, 'name'>('name', 'userId'),
  sdkAppVersions: new Table<SdkAppVersionRow>('id', 'appName'),
  sdkAppModules: new Table<SdkAppModuleRow>('id', 'appVersionId'),
  sdkAppFunctions: new Table<SdkAppFunctionRow>('id', 'appVersionId'),
  sdkAppRpcs: new Table<SdkAppRpcRow>('id', 'appVersionId'),
  sdkAppEndpoints: new Table<SdkAppEndpointRow>('id', 'appVersionId'),
  sdkAppConnections: new Table<SdkAppConnectionRow>('id', 'appName'),
  sdkAppWebhooks: new Table<SdkAppWebhookRow>('id', 'appName'),
  sdkAppChanges: new Table<SdkAppChangeRow>('id', 'appName', 'appVersionId'),
});

export type Tables = ReturnType<typeof declared>;
export type TableName = keyof Tables;

const names = new Set(Object.keys(declared()));

export const isTableName = (name: unknown): name is TableName => typeof name === 'string' && names.has(name);

/** Owners stand before what they own. */
export const tableNames: readonly TableName[] = [...names].filter(isTableName);

type OwnerTableName = (typeof ownerTables)[keyof typeof ownerTables];

const ownerNames = new Map<string, OwnerTableName>(Object.entries(ownerTables));

/** The table of the rows that such a column names; none for a column that is only looked up by. */
export const ownerTableOf = (column: string): OwnerTableName | undefined => ownerNames.get(column);

/** All tables, empty, each knowing what goes with its rows. */
export function createTables(): Tables {
  const tables = declared();
  const all: readonly AnyTable[] = Object.values(tables);
  for (const [column, name] of Object.entries(ownerTables)) {
    const dependents: Dependent[] = all
      .filter(({ owners }) => owners.includes(column))
      .map((table) => ({ table, column }));
    tables[name].adopt(dependents);
  }
  for (const table of all) table.settle((column, owner) => requireOwner(tables, column, owner));
  return tables;
}

function requireOwner(tables: Tables, column: string, owner: Key): void {
  const name = ownerTableOf(column);
  if (name !== undefined && !tables[name].holds(owner))
    throw new Error(`There is no ${column} ${owner} to own the row.`);
}
