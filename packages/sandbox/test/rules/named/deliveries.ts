import { rulesOf } from '../rules-of.js';

const incoming = rulesOf('webhooks', [
  ['Accepted', 'a delivery is a 200 Accepted'],
  ['Accepted deliveries are runs', 'deliveries become runs of the scenario, one each'],
  [
    'The queue, and what a full one says',
    'a queue has 667 places for 10 000 credits a month, and a delivery too many is a 400 Queue is full',
  ],
  ['The largest queue', 'no queue takes more than 10,000 deliveries'],
  ['300 in ten seconds', 'the 301st delivery in ten seconds is a 429 Too many requests'],
  [
    'A lower limit by the scheduling',
    'maximum_runs_per_minute holds deliveries back in the queue until the minute has room',
  ],
  [
    'Five days without a scenario',
    'a hook without a scenario is there for 120 hours, and is gone with a 410 after that',
  ],
  ['Logs for three days', 'the log of a hook goes back three days'],
  ['Logs for thirty days', 'a plan may keep the log for thirty days'],
  ['Side by side', 'by default deliveries are processed side by side'],
  ['One after the other', 'sequential processing begins a run only when the one before it has ended'],
  ['Off at the first error', 'an instant scenario is switched off at its first error, and what comes in then waits'],
  ['Off at the third error', 'a scheduled scenario is switched off at its third error in a row, and the log says so'],
  ['An answer of its own', 'a Webhook response module sets the status, the body and the headers of the answer'],
  ['Keys', 'any of the keys of a hook opens it in x-make-apikey, another or none is a 401'],
  ['Addresses', 'a hook with an address list is open to those addresses alone'],
]);

const outgoing = rulesOf('what Make sends', [
  [
    'The callback of a run',
    'a run with a callback posts its execution and the address of its status when it has ended, and nothing else',
  ],
  ['No signature', 'a callback carries no signature and no credential'],
  ['The result is read back', 'what came of a run is read at the address of its status with a token of its own'],
  ['A callback that nobody hears', 'a callback nobody hears changes nothing about the run'],
  [
    'The signature of a third party reaches the scenario',
    'headers and stringify pass on what a sender signed: the headers, and the body byte for byte',
  ],
]);

export const deliveryRules = [...incoming, ...outgoing];
