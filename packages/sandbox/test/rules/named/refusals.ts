import { rulesOf } from '../rules-of.js';

const errors = rulesOf('errors', [
  [
    'The body: detail, message, code, suberrors',
    'a refusal has a detail, a class of its status, a code, and names each bad parameter',
  ],
  ['400 for arguments that will not do', '%s without its parameters is a 400 that names each of them'],
  [
    '400 for a body that is too large',
    'a body of two megabytes is read, a larger one is a 400 that says it is too large',
  ],
  ['200 modules are not too many', 'a blueprint of 200 modules is taken'],
  ['401 IM102 for unknown credentials', 'a token that nobody knows is a 401 IM102'],
  [
    '401 without any credentials',
    'without a token every endpoint but those for anybody answers 401 with the code of bad credentials',
  ],
  ['402 SC402 for what the plan lacks', 'what the plan lacks is a 402 SC402'],
  ['404 for what is hidden', 'who belongs to another organization finds nothing of this one, and the other way round'],
  ['404 for what is not there', 'a path that Make does not have is a 404, and so is one in another case'],
  [
    '404 IM304 for a reference that is gone',
    "a blueprint that names a connection that is not there is a 404 IM304 in Make's words",
  ],
  [
    '406 IM004 asks for a confirmation',
    '%s without confirmed is a 406 IM004 that says what would be lost, and nothing is',
  ],
  ['422 IM016 where the state forbids it', 'an interface can be set for on-demand scheduling only'],
  ['422 IM016 where something depends on it', 'a connection that parts refer to stays, and the refusal names them'],
  ['424 for a service behind a connection', 'a service that does not answer makes the test fail with 424'],
  ['424 for a service behind an RPC', 'a service that does not answer makes the RPC fail with 424'],
  ['500 for a blueprint without a name', 'a blueprint without a name is a 500'],
  ['503 as a page or as JSON', 'a 503 comes as a page or as JSON'],
  ['IM003: no space left', 'a full store refuses more with the code of the storage limit, until it is made larger'],
  ['IM005: invalid input', 'an organization has one structure: another one is refused with IM005'],
  ['IM405: messages wait for a device', 'a device with queued messages is not deleted'],
  ['Partial success is a 200 with an error', 'a bulk delete answers 200 with what it did and an error beside it'],
  ['No idempotency: two creates make two', 'nothing tells a repeated create from a new one, so it makes two'],
  [
    'The words about a blueprint without metadata',
    "a blueprint without metadata is a 400 in Make's words, and an empty object is enough",
  ],
  ['A blueprint needs a flow', 'a blueprint without a flow is a 400'],
]);

const confirmations = rulesOf('required ids and confirmations', [
  ['Ids that a list cannot go without', '%s without its parameters is a 400 that names each of them'],
  ['Team or organization, exactly one', '%s takes exactly one of its ids: neither and both are a 400'],
  [
    'Deletes ask for a confirmation',
    '%s without confirmed is a 406 IM004 that says what would be lost, and nothing is',
  ],
  ['A connection in use asks', 'a connection in use is deleted only with a confirmation that names its scenarios'],
  ['A function in use asks', 'deleting a function that scenarios call wants a confirmation that names them'],
  ['A published template asks', 'deleting a published template wants a confirmation and takes the public copy along'],
  ['A new app in a new scenario asks', 'an app that is new to the organization wants a confirmation, once'],
  [
    'A new app in a changed scenario asks',
    'a change of a scenario wants a confirmation for an app that is new to the organization',
  ],
  ['Deletes that never ask', 'scenarios, folders, agents and roles of people go without any confirmation'],
  [
    'Taking a role away does not ask',
    'taking a person out of a team hides it from all of their tokens at once, and is not asked about',
  ],
  ['Start and stop may be repeated', 'start and stop answer isActive and its older twin, and may be repeated'],
  [
    'Enable and disable may be repeated',
    'switching and learning answer success, may be repeated, and set-data answers changed',
  ],
]);

export const refusalRules = [...errors, ...confirmations];
