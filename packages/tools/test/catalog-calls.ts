import type { MakeClient } from '@makegate/client';
import type { ZoneIds } from './zone-ids.js';

type Arguments = Readonly<Record<string, unknown>>;

const blueprint = {
  name: 'Made by a test',
  flow: [{ id: 1, module: 'util:SetVariables', version: 1, parameters: {}, mapper: {}, metadata: {} }],
  metadata: {},
};
const spec = [{ name: 'email', type: 'text', required: true }];

/** One sensible call of every tool of the catalog. */
export const catalogCalls: Readonly<
  Record<string, (ids: ZoneIds, make: MakeClient) => Arguments | Promise<Arguments>>
> = {
  status: () => ({}),
  organizations_list: () => ({}),
  organizations_get: () => ({}),
  teams_list: () => ({}),
  teams_get: () => ({}),
  teams_create: () => ({ name: 'Third team' }),
  teams_delete: ({ otherTeamId }) => ({ teamId: otherTeamId }),
  users_me: () => ({}),
  scenarios_list: () => ({ nameContains: 'quote' }),
  scenarios_get: ({ onDemandId }) => ({ scenarioId: onDemandId }),
  scenarios_run: ({ failingId }) => ({ scenarioId: failingId, inputs: { invoiceNumber: 'INV-1', amount: 12 } }),
  scenarios_start: ({ onDemandId }) => ({ scenarioId: onDemandId }),
  scenarios_stop: ({ onDemandId }) => ({ scenarioId: onDemandId }),
  scenarios_create: () => ({ blueprint }),
  scenarios_update: ({ onDemandId }) => ({ scenarioId: onDemandId, name: 'Quote', scheduling: { type: 'on-demand' } }),
  scenarios_clone: ({ onDemandId }) => ({ scenarioId: onDemandId, name: 'Copy' }),
  scenarios_replay: ({ onDemandId, executionId }) => ({ scenarioId: onDemandId, executionId }),
  scenarios_set_interface: ({ onDemandId }) => ({ scenarioId: onDemandId, input: [{ name: 'city', type: 'text' }] }),
  scenarios_delete: ({ onDemandId }) => ({ scenarioId: onDemandId }),
  scenario_tools_explain: () => ({}),
  blueprints_get: ({ onDemandId }) => ({ scenarioId: onDemandId }),
  blueprints_versions: ({ onDemandId }) => ({ scenarioId: onDemandId }),
  executions_list: ({ onDemandId }) => ({ scenarioId: onDemandId, status: 'success' }),
  executions_get: ({ onDemandId, executionId }) => ({ scenarioId: onDemandId, executionId }),
  executions_wait: ({ onDemandId, executionId }) => ({ scenarioId: onDemandId, executionId }),
  executions_stop: async ({ slowId }, make) => {
    const { executionId } = await make.scenarios.run({ scenarioId: slowId, data: { supplier: 'Acme' } });
    return { scenarioId: slowId, executionId };
  },
  incomplete_executions_list: ({ failingId }) => ({ scenarioId: failingId }),
  incomplete_executions_get: ({ dlqId }) => ({ id: dlqId }),
  incomplete_executions_update: ({ dlqId }) => ({ id: dlqId, blueprint }),
  incomplete_executions_retry: ({ failingId, dlqId }) => ({ scenarioId: failingId, ids: [dlqId] }),
  incomplete_executions_delete: ({ failingId, dlqId }) => ({ scenarioId: failingId, ids: [dlqId] }),
  connections_list: () => ({}),
  connections_get: ({ connectionId }) => ({ connectionId }),
  connections_update: ({ connectionId }) => ({ connectionId, name: 'Very old ledger' }),
  connections_test: ({ connectionId }) => ({ connectionId }),
  connections_delete: ({ connectionId }) => ({ connectionId }),
  hooks_list: () => ({ assigned: true }),
  hooks_get: ({ hookId }) => ({ hookId }),
  hooks_create: () => ({ name: 'Made by a test' }),
  hooks_update: ({ hookId }) => ({ hookId, name: 'Renamed', enabled: false }),
  hooks_learn: ({ hookId }) => ({ hookId }),
  hooks_delete: ({ hookId }) => ({ hookId }),
  keys_list: () => ({}),
  keys_get: ({ keyId }) => ({ keyId }),
  keys_delete: ({ keyId }) => ({ keyId }),
  data_stores_list: () => ({}),
  data_stores_get: ({ dataStoreId }) => ({ dataStoreId }),
  data_stores_create: () => ({ name: 'Made by a test' }),
  data_stores_update: ({ dataStoreId }) => ({ dataStoreId, name: 'Clients' }),
  data_stores_delete: ({ dataStoreId }) => ({ dataStoreId }),
  data_store_records_list: ({ dataStoreId }) => ({ dataStoreId, limit: 100 }),
  data_store_records_create: ({ dataStoreId }) => ({ dataStoreId, data: { name: 'Ada', email: 'a@example.com' } }),
  data_store_records_update: ({ dataStoreId, recordKey }) => ({ dataStoreId, key: recordKey, data: { city: 'Brno' } }),
  data_store_records_replace: ({ dataStoreId }) => ({
    dataStoreId,
    key: 'new-key',
    data: { name: 'Ada', email: 'a@example.com' },
  }),
  data_store_records_delete: ({ dataStoreId, recordKey }) => ({ dataStoreId, keys: [recordKey] }),
  data_structures_list: () => ({}),
  data_structures_get: ({ dataStructureId }) => ({ dataStructureId }),
  data_structures_create: () => ({ name: 'Made by a test', spec }),
  data_structures_update: ({ dataStructureId }) => ({ dataStructureId, name: 'Person', spec }),
  data_structures_delete: ({ dataStructureId }) => ({ dataStructureId }),
  folders_list: () => ({}),
  folders_create: () => ({ name: 'Made by a test' }),
  folders_update: ({ folderId }) => ({ folderId, name: 'Renamed' }),
  folders_delete: ({ folderId }) => ({ folderId }),
  enums_list: () => ({ kind: 'countries' }),
};
