import type { State } from '../state/state.js';
import type { Belongings } from './belongings.js';
import { addScenario, module } from './scenario-row.js';

/** What the second team has, so that somebody can prove that the first does not see it. */
export function addMarketingScenarios(
  state: State,
  teamId: number,
  { intake, mail, customers, sheets }: Belongings,
): void {
  addScenario(state, teamId, {
    name: 'Take in newsletter sign-ups',
    description: 'Stores each sign-up of the web form.',
    scheduling: { type: 'immediately' },
    flow: [
      module(1, 'gateway:CustomWebHook', { parameters: { hook: intake.id } }),
      module(2, 'datastore:AddRecord', { parameters: { datastore: customers.id }, mapper: { key: '{{1.email}}' } }),
    ],
  });
  addScenario(state, teamId, {
    name: 'Write campaign statistics',
    description: 'Adds a row of figures every morning.',
    scheduling: { type: 'daily', time: '06:00' },
    flow: [
      module(1, 'http:ActionSendData', { mapper: { url: 'https://campaigns.nordwind.example/stats', method: 'get' } }),
      module(2, 'google-sheets:addRow', { parameters: { __IMTCONN__: sheets.id } }),
    ],
  });
  addScenario(state, teamId, {
    name: 'Send campaign preview',
    description: 'Mails a preview to one person.',
    flow: [module(1, 'google-email:ActionSendEmail', { parameters: { account: mail.id } })],
    interface: {
      input: [
        { name: 'recipient', type: 'email', label: 'Recipient', required: true },
        { name: 'campaign', type: 'text', label: 'Campaign', required: true },
      ],
      output: [
        { name: 'recipient', type: 'email' },
        { name: 'campaign', type: 'text' },
      ],
    },
  });
}
