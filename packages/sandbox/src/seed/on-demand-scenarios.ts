import type { State } from '../state/state.js';
import type { Belongings } from './belongings.js';
import { addScenario, module } from './scenario-row.js';
import type { ScenarioSketch } from './scenario-row.js';

const returnOutputs = (id: number) => module(id, 'scenario-service:ReturnData');

/** Scenarios that people and agents start themselves, with typed inputs and outputs; one of them is switched off. */
export function addOnDemandScenarios(state: State, teamId: number, belongings: Belongings): void {
  for (const sketch of sketches(belongings)) addScenario(state, teamId, sketch);
}

const sketches = (belongings: Belongings): ScenarioSketch[] => [
  quoteShipping(belongings),
  registerCustomer(belongings),
  totalOrder,
  reportStock(belongings),
  syncCatalogue,
  importContacts(belongings),
  chargeInvoice(belongings),
  archiveOrders(belongings),
];

const quoteShipping = ({ serviceKey }: Belongings): ScenarioSketch => ({
  name: 'Quote shipping cost',
  description: 'Price and delivery time of a parcel.',
  behaviour: 'quoteShipping',
  flow: [
    module(1, 'scenario-service:StartSubscenario'),
    module(2, 'http:ActionSendData', {
      parameters: { handleErrors: true },
      mapper: { url: 'https://rates.nordwind.example/quote', method: 'post', keychain: serviceKey.id },
    }),
    module(3, 'json:ParseJSON', { mapper: { json: '{{2.data}}' } }),
    returnOutputs(4),
  ],
  interface: {
    input: [
      { name: 'destination', type: 'text', label: 'Destination', help: 'City or postal code.', required: true },
      { name: 'weightKg', type: 'number', label: 'Weight in kilograms', required: true },
      { name: 'express', type: 'boolean', label: 'Express', default: false },
    ],
    output: [
      { name: 'destination', type: 'text' },
      { name: 'price', type: 'number' },
      { name: 'currency', type: 'text' },
      { name: 'deliveryDays', type: 'number' },
    ],
  },
});

const registerCustomer = ({ customers, intakeFolderId }: Belongings): ScenarioSketch => ({
  name: 'Register customer',
  description: 'Writes a customer into the Customers data store, or updates the one with the same mail address.',
  behaviour: 'registerCustomer',
  folderId: intakeFolderId,
  flow: [
    module(1, 'util:SetVariables', {
      mapper: { variables: [{ name: 'email', value: '{{lower(var.input.customer.email)}}' }] },
    }),
    module(2, 'datastore:AddRecord', {
      parameters: { datastore: customers.id },
      mapper: { key: '{{1.email}}', data: '{{var.input.customer}}', overwrite: true },
    }),
    returnOutputs(3),
  ],
  interface: {
    input: [
      {
        name: 'customer',
        type: 'collection',
        label: 'Customer',
        required: true,
        spec: [
          { name: 'name', type: 'text', required: true },
          { name: 'email', type: 'email', required: true },
          { name: 'phone', type: 'text' },
        ],
      },
      {
        name: 'segment',
        type: 'select',
        label: 'Segment',
        required: true,
        options: [
          { label: 'Retail', value: 'retail' },
          { label: 'Wholesale', value: 'wholesale' },
          { label: 'Partner', value: 'partner' },
        ],
      },
      { name: 'since', type: 'date', label: 'Customer since' },
    ],
    output: [
      { name: 'customerKey', type: 'text' },
      { name: 'created', type: 'boolean' },
      { name: 'segment', type: 'text' },
    ],
  },
});

const totalOrder: ScenarioSketch = {
  name: 'Total an order',
  description: 'Adds up order lines after a discount.',
  behaviour: 'totalOrder',
  flow: [
    module(1, 'builtin:BasicFeeder', { mapper: { array: '{{var.input.lines}}' } }),
    module(2, 'builtin:BasicAggregator', { parameters: { feeder: 1 } }),
    returnOutputs(3),
  ],
  interface: {
    input: [
      {
        name: 'lines',
        type: 'array',
        label: 'Order lines',
        required: true,
        spec: [
          { name: 'sku', type: 'text', required: true },
          { name: 'quantity', type: 'number', required: true },
          { name: 'unitPrice', type: 'number', required: true },
        ],
      },
      {
        name: 'currency',
        type: 'select',
        label: 'Currency',
        default: 'EUR',
        options: [
          { label: 'Euro', value: 'EUR' },
          { label: 'Koruna', value: 'CZK' },
        ],
      },
      { name: 'discountPercent', type: 'number', label: 'Discount in percent', default: 0 },
    ],
    output: [
      { name: 'total', type: 'number' },
      { name: 'lineCount', type: 'number' },
      { name: 'currency', type: 'text' },
      { name: 'skus', type: 'array', spec: { name: 'sku', type: 'text' } },
    ],
  },
};

const reportStock = ({ customers, reportsFolderId }: Belongings): ScenarioSketch => ({
  name: 'Report stored records',
  description: 'Counts what the data stores of the team hold. Takes no inputs.',
  behaviour: 'reportStock',
  folderId: reportsFolderId,
  flow: [module(1, 'datastore:SearchRecord', { parameters: { datastore: customers.id } }), returnOutputs(2)],
  interface: {
    input: [],
    output: [
      { name: 'stores', type: 'number' },
      { name: 'records', type: 'number' },
      { name: 'generatedAt', type: 'date' },
    ],
  },
});

const syncCatalogue: ScenarioSketch = {
  name: 'Sync supplier catalogue',
  description: 'Reads the catalogue of one supplier. Takes several seconds.',
  behaviour: 'syncCatalogue',
  runDurationMs: 8_000,
  flow: [
    module(1, 'http:ActionSendData', { mapper: { url: 'https://catalogue.nordwind.example/feed', method: 'get' } }),
    module(2, 'builtin:BasicFeeder', { mapper: { array: '{{1.data}}' } }),
    returnOutputs(3),
  ],
  interface: {
    input: [
      { name: 'supplier', type: 'text', label: 'Supplier', required: true },
      { name: 'full', type: 'boolean', label: 'Read everything', default: false },
    ],
    output: [
      { name: 'supplier', type: 'text' },
      { name: 'updated', type: 'number' },
      { name: 'fullSync', type: 'boolean' },
    ],
  },
};

const importContacts = ({ sheets, intakeFolderId }: Belongings): ScenarioSketch => ({
  name: 'Import contacts',
  description: 'Takes contacts from lines of text. Ends with a warning, for it skips what it cannot read.',
  behaviour: 'importContacts',
  folderId: intakeFolderId,
  flow: [
    module(1, 'builtin:BasicFeeder', { mapper: { array: '{{split(var.input.csv; newline)}}' } }),
    module(2, 'google-sheets:addRow', {
      parameters: { __IMTCONN__: sheets.id },
      onerror: [module(3, 'builtin:Ignore')],
    }),
    returnOutputs(4),
  ],
  interface: {
    input: [{ name: 'csv', type: 'text', label: 'Lines', multiline: true, required: true }],
    output: [
      { name: 'imported', type: 'number' },
      { name: 'skipped', type: 'number' },
    ],
  },
});

const chargeInvoice = ({ serviceKey }: Belongings): ScenarioSketch => ({
  name: 'Charge invoice',
  description:
    'Asks the payment service to charge an invoice. The service is down: every run fails and can be retried.',
  behaviour: 'chargeInvoice',
  flow: [
    module(1, 'util:SetVariables', { mapper: { variables: [{ name: 'amount', value: '{{var.input.amount}}' }] } }),
    module(2, 'http:ActionSendData', {
      mapper: { url: 'https://payments.nordwind.example/charges', method: 'post', keychain: serviceKey.id },
      onerror: [module(3, 'builtin:Break', { mapper: { retry: false } })],
    }),
    returnOutputs(4),
  ],
  interface: {
    input: [
      { name: 'invoiceNumber', type: 'text', label: 'Invoice number', required: true },
      { name: 'amount', type: 'number', label: 'Amount in euro', required: true },
    ],
    output: [
      { name: 'invoiceNumber', type: 'text' },
      { name: 'charged', type: 'number' },
    ],
  },
});

const archiveOrders = ({ seenOrders }: Belongings): ScenarioSketch => ({
  name: 'Archive closed orders',
  description: 'Moves orders older than a date out of the data store. Switched off.',
  isActive: false,
  flow: [module(1, 'datastore:SearchRecord', { parameters: { datastore: seenOrders.id } }), returnOutputs(2)],
  interface: {
    input: [{ name: 'olderThan', type: 'date', label: 'Older than', required: true }],
    output: [{ name: 'archived', type: 'number' }],
  },
});
