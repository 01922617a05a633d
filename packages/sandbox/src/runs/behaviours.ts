import { referencesOf } from '../blueprint-modules.js';
import { putRecord } from '../data-store-space.js';
import { isObject, ownValue } from '../json-object.js';
import type { DataStoreRow, ExecutionRow, Json, RetryPlan, RunError, ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** What a behaviour may look at, and write to, when its run ends. */
export interface Run {
  readonly state: State;
  readonly scenario: ScenarioRow;
  readonly execution: ExecutionRow;
  readonly inputs: Json;
}

/** How a run ends. */
export interface Outcome {
  readonly status: 'SUCCESS' | 'WARNING' | 'ERROR';
  readonly outputs?: Json;
  readonly error?: RunError;
  readonly operations: number;
  /** The module at which the run stops and leaves an incomplete execution behind. */
  readonly failer?: number;
  /** How Make repeats that by itself. */
  readonly retry?: RetryPlan;
  /** How many modules of the flow had their turn, when those after them had none. */
  readonly steps?: number;
}

export type Behaviour = (run: Run) => Outcome;

const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};
/** Only numbers and texts: converting an object calls whatever it has under `valueOf`, which may not be a function. */
const number = (value: unknown): number => {
  const read = typeof value === 'string' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : 0;
};
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const cents = (value: number): number => Math.round(value * 100) / 100;

const success = (outputs: Json, operations = 3): Outcome => ({ status: 'SUCCESS', outputs, operations });

/** Gives back inputs under the names of the declared outputs, and an empty value of the right type for the rest. */
const echo: Behaviour = ({ scenario, inputs }) => {
  const outputs = scenario.interface.output.map(({ name, type }) => [
    name,
    ownValue(inputs, name ?? '') ?? emptyValue(type),
  ]);
  return success(Object.fromEntries(outputs), Math.max(1, scenario.blueprint.flow.length));
};

function emptyValue(type: string): unknown {
  const empty: Readonly<Record<string, unknown>> = { number: 0, boolean: false, array: [], collection: {} };
  return Object.hasOwn(empty, type) ? empty[type] : '';
}

const quoteShipping: Behaviour = ({ inputs }) => {
  const weightKg = number(inputs['weightKg']);
  const express = inputs['express'] === true || inputs['express'] === 'true';
  const price = cents((4.5 + weightKg * 1.2) * (express ? 2 : 1));
  const destination = text(inputs['destination']);
  return success({ destination, price, currency: 'EUR', deliveryDays: express ? 1 : 4 }, 4);
};

const registerCustomer: Behaviour = ({ state, scenario, inputs, execution }) => {
  const [customer = {}] = objects([inputs['customer']]);
  const store = storeOf(state, scenario);
  const key = text(customer['email']).toLowerCase();
  const created = store !== undefined && !state.records.has(store.id, key);
  const segment = text(inputs['segment']);
  const since = inputs['since'] ?? new Date(execution.startedMs).toISOString();
  if (store) putRecord(state, store, key, { ...customer, segment, since });
  return success({ customerKey: key, created, segment }, 3);
};

function storeOf(state: State, { blueprint }: ScenarioRow): DataStoreRow | undefined {
  const named = referencesOf(blueprint.flow).find(({ kind }) => kind === 'Data store');
  return named && state.dataStores.get(named.id);
}

const totalOrder: Behaviour = ({ inputs }) => {
  const lines = objects(inputs['lines']);
  const net = lines.reduce((sum, line) => sum + number(line['quantity']) * number(line['unitPrice']), 0);
  const total = cents(net * (1 - number(inputs['discountPercent']) / 100));
  const skus = lines.map((line) => text(line['sku']));
  return success({ total, lineCount: lines.length, currency: text(inputs['currency']), skus }, 2 + lines.length);
};

const reportStock: Behaviour = ({ state, scenario, execution }) => {
  const stores = state.dataStores.of('teamId', scenario.teamId);
  const records = [...stores].reduce((sum, { id }) => sum + state.records.of('dataStoreId', id).size, 0);
  return success({ stores: stores.size, records, generatedAt: new Date(execution.startedMs).toISOString() }, 5);
};

const syncCatalogue: Behaviour = ({ inputs }) => {
  const supplier = text(inputs['supplier']);
  return success({ supplier, updated: supplier.length * 17, fullSync: inputs['full'] === true }, 42);
};

const importContacts: Behaviour = ({ inputs }) => {
  const rows = text(inputs['csv'])
    .split('\n')
    .filter((row) => row.trim() !== '');
  const good = rows.filter((row) => row.includes('@'));
  const outputs = { imported: good.length, skipped: rows.length - good.length };
  return { status: 'WARNING', outputs, operations: 1 + rows.length };
};

const chargeInvoice: Behaviour = ({ inputs, execution }) => {
  // A retry reaches the payment service when it is up again.
  if (execution.incompleteId !== undefined) {
    return success({ invoiceNumber: text(inputs['invoiceNumber']), charged: number(inputs['amount']) }, 2);
  }
  const error = {
    name: 'RuntimeError',
    message: `[503] The payment service did not answer for invoice ${text(inputs['invoiceNumber'])}.`,
    causeModule: { name: 'Make a request', appName: 'http' },
  };
  return { status: 'ERROR', error, operations: 2, failer: 2 };
};

const behaviours: Readonly<Record<string, Behaviour>> = {
  echo,
  quoteShipping,
  registerCustomer,
  totalOrder,
  reportStock,
  syncCatalogue,
  importContacts,
  chargeInvoice,
};

/** How runs of this scenario end. Scenarios without a rule of their own echo their inputs. */
export const behaviourOf = ({ behaviour }: ScenarioRow): Behaviour => behaviours[behaviour] ?? echo;
