import type { State } from '../state/state.js';
import type { Belongings } from './belongings.js';
import { addScenario, module } from './scenario-row.js';
import type { ScenarioSketch } from './scenario-row.js';

/** The scenarios of the operations team that start by themselves. */
export function addScheduledScenarios(state: State, teamId: number, belongings: Belongings): void {
  const sketches = [orderIntake, pollInvoices, routeRequests, weeklyDigest, skipSeenOrders, legacyBridge, stockAlerts];
  for (const sketch of sketches) addScenario(state, teamId, sketch(belongings));
}

const orderIntake = ({ intake, customers, intakeFolderId }: Belongings): ScenarioSketch => ({
  name: 'Take in web orders',
  description: 'Receives orders from the shop and answers at once.',
  folderId: intakeFolderId,
  scheduling: { type: 'immediately', maximum_runs_per_minute: 60 },
  flow: [
    module(1, 'gateway:CustomWebHook', { parameters: { hook: intake.id, maxResults: 1 } }),
    module(2, 'datastore:AddRecord', { parameters: { datastore: customers.id }, mapper: { key: '{{1.email}}' } }),
    module(3, 'gateway:WebhookRespond', { mapper: { status: '202', body: '{"accepted":true}' } }),
  ],
});

const pollInvoices = ({ mail, serviceKey }: Belongings): ScenarioSketch => ({
  name: 'Remind of overdue invoices',
  description: 'Looks for overdue invoices every quarter of an hour and writes to their customers.',
  scheduling: { type: 'indefinitely', interval: 900 },
  flow: [
    module(1, 'http:ActionSendData', {
      mapper: { url: 'https://ledger.nordwind.example/overdue', method: 'get', keychain: serviceKey.id },
    }),
    module(2, 'json:ParseJSON', { mapper: { json: '{{1.data}}' } }),
    module(3, 'google-email:ActionSendEmail', {
      parameters: { account: mail.id },
      mapper: { to: ['{{2.email}}'], subject: 'Invoice {{2.number}}' },
      filter: { name: 'Older than two weeks', conditions: [[{ a: '{{2.days}}', o: 'number:greater', b: '14' }]] },
    }),
  ],
});

const routeRequests = ({ mail, chat, sheets }: Belongings): ScenarioSketch => ({
  name: 'Route support requests',
  description: 'Sends urgent requests to the chat and files the others.',
  scheduling: { type: 'indefinitely', interval: 300 },
  flow: [
    module(1, 'google-email:TriggerNewEmail', { parameters: { account: mail.id } }),
    module(2, 'builtin:BasicRouter', {
      mapper: null,
      routes: [
        {
          flow: [
            module(3, 'slack:CreateMessage', {
              parameters: { __IMTCONN__: chat.id },
              mapper: { channel: 'support', text: '{{1.subject}}' },
              filter: { name: 'Urgent', conditions: [[{ a: '{{1.subject}}', o: 'text:contain:ci', b: 'urgent' }]] },
              onerror: [module(5, 'builtin:Resume', { mapper: { ok: false } })],
            }),
          ],
        },
        { flow: [module(4, 'google-sheets:addRow', { parameters: { __IMTCONN__: sheets.id } })] },
      ],
    }),
  ],
});

const weeklyDigest = ({ customers, mail, reportsFolderId }: Belongings): ScenarioSketch => ({
  name: 'Send weekly order digest',
  description: 'Collects the customers of the week into one message.',
  folderId: reportsFolderId,
  scheduling: { type: 'weekly', days: [1], time: '07:30' },
  flow: [
    module(1, 'datastore:SearchRecord', { parameters: { datastore: customers.id } }),
    module(2, 'builtin:BasicFeeder', { mapper: { array: '{{1.orders}}' } }),
    module(3, 'util:TextAggregator', { parameters: { feeder: 2 }, mapper: { value: '{{2.value}}' } }),
    module(4, 'google-email:ActionSendEmail', { parameters: { account: mail.id }, mapper: { html: '{{3.text}}' } }),
  ],
});

const skipSeenOrders = ({ dedupeIntake, seenOrders, intakeFolderId }: Belongings): ScenarioSketch => ({
  name: 'Skip orders seen before',
  description: 'Lets each marketplace order through once.',
  folderId: intakeFolderId,
  scheduling: { type: 'immediately' },
  flow: [
    module(1, 'gateway:CustomWebHook', { parameters: { hook: dedupeIntake.id, maxResults: 1 } }),
    module(2, 'datastore:ExistRecord', { parameters: { datastore: seenOrders.id }, mapper: { key: '{{1.orderId}}' } }),
    module(3, 'datastore:AddRecord', {
      parameters: { datastore: seenOrders.id },
      mapper: { key: '{{1.orderId}}' },
      filter: { name: 'New', conditions: [[{ a: '{{2.exist}}', o: 'boolean:equal', b: 'false' }]] },
    }),
  ],
});

const legacyBridge = ({ serviceKey }: Belongings): ScenarioSketch => ({
  name: 'Bridge to the old warehouse',
  description: 'Cannot run: a module of it is no longer configured.',
  isActive: false,
  isInvalid: true,
  scheduling: { type: 'daily', time: '02:00' },
  flow: [module(1, 'http:ActionSendData', { mapper: { keychain: serviceKey.id } })],
});

const stockAlerts = ({ chat }: Belongings): ScenarioSketch => ({
  name: 'Watch stock levels',
  description: 'Paused after repeated errors.',
  isPaused: true,
  scheduling: { type: 'indefinitely', interval: 3600 },
  flow: [
    module(1, 'http:ActionSendData', { mapper: { url: 'https://stock.nordwind.example/levels', method: 'get' } }),
    module(2, 'slack:CreateMessage', { parameters: { __IMTCONN__: chat.id }, mapper: { text: '{{1.data}}' } }),
  ],
});
