import type { State } from '../state/state.js';
import type { Random } from './random.js';

export interface EmptyStateOptions {
  readonly random: Random;
  readonly now: () => number;
  readonly apiLimit: number;
}

const dayMs = 86_400_000;

/** A zone with an organization, its owner and nothing else. */
export function emptyState({ random, now, apiLimit }: EmptyStateOptions): State {
  let lastId = 140_000 + random.between(0, 999);
  const nextId = () => {
    lastId += 1;
    return lastId;
  };
  return {
    organization: {
      id: nextId(),
      name: 'Nordwind Trading',
      createdAt: new Date(now() - 400 * dayMs).toISOString(),
      license: license(apiLimit),
      variables: new Map([
        ['companyName', { name: 'companyName', typeId: 2, value: 'Nordwind Trading', isSystem: false, history: [] }],
        ['vatRate', { name: 'vatRate', typeId: 1, value: 21, isSystem: false, history: [] }],
      ]),
      installedApps: new Set([
        'builtin',
        'csv',
        'datastore',
        'email',
        'gateway',
        'http',
        'json',
        'scenario-service',
        'util',
        'xml',
      ]),
    },
    user: { id: nextId(), name: 'Ines Kolar', email: 'ines.kolar@nordwind.example' },
    tokens: new Map(),
    teams: new Map(),
    folders: new Map(),
    scenarios: new Map(),
    executions: new Map(),
    incompleteExecutions: new Map(),
    connections: new Map(),
    keys: new Map(),
    hooks: new Map(),
    dataStructures: new Map(),
    dataStores: new Map(),
    nextId,
    nextHexId: () => random.hex(32),
    nextUuid: () => random.uuid(),
    now,
  };
}

const license = (apiLimit: number) => ({
  apiLimit,
  operations: 80_000,
  transfer: 42_949_672_960,
  dslimit: 1000,
  dlqStorage: 10_000,
  scenarioIO: true,
  onDemandScheduling: true,
  customVariables: true,
  customFunctions: false,
  customProperties: false,
  auditLogsDays: 0,
  webhookLogRetentionDays: 3,
  analyticsAccess: false,
  onPremAgent: false,
});
