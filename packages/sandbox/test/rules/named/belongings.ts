import { rulesOf } from '../rules-of.js';

const connections = rulesOf('connections', [
  ['Label and type', 'a connection is made with accountName as its label and accountType as its type'],
  [
    'Some need a login in a browser',
    'a login is somewhere else, and one that extends asks for what the connection holds and for more',
  ],
  ['Those are not edited', 'what was logged in with a browser cannot be edited'],
  ['Testing verifies', 'a connection that works is verified by its test'],
  ['Scopes of the service are asked about', 'scopes are held or not'],
  [
    'The schema, then all of the data',
    'the schema of a connection says which fields its data has, and set-data replaces them all',
  ],
  ['Secrets stay', 'no reply shows what a connection holds'],
  ['Which ones need care', 'a connection tells when it expires and whether it can be upgraded'],
]);

const keys = rulesOf('keys', [
  ['Nine types', 'there are nine types of keys, each with its parameters'],
  ['Parameters by type', 'a key lacks nothing its type asks for'],
  ['Deleting asks', 'deleting a key always wants a confirmation, and says what uses it'],
  ['A key opens hooks', 'any of the keys of a hook opens it in x-make-apikey, another or none is a 401'],
]);

const hooks = rulesOf('hooks', [
  ['Three settings of a custom webhook', 'a custom webhook needs its three settings'],
  ['Mailhooks', 'a mailhook has the address of a mailbox'],
  ['Hooks of apps have a connection', 'a hook of an app keeps its connection and its fields'],
  ['The fields of a hook', 'a hook shows its address, its settings, its queue and its scenario'],
  ['The ping is flat', 'a ping has no key around it: address, attached, learning and gone'],
  ['Replies of switches', 'switching and learning answer success, may be repeated, and set-data answers changed'],
  ['The queue', 'the queue can be read and emptied'],
  ['The log', 'the log shows what went well and what failed, with request and response'],
  ['One scenario', 'one hook serves one scenario'],
]);

const data = rulesOf('data', [
  ['Sizes are texts', 'sizes of a data store are bytes as text'],
  ['Who chooses the key', 'the key of a record is that of the caller, or Make invents one'],
  ['PUT and PATCH', 'PUT replaces a record or makes one, PATCH merges into one'],
  ['Records are deleted in bulk', 'records are deleted only with a confirmation that counts them'],
  ['Keys, all, or all but some', 'all means all but the exceptions'],
  ['Types and changes of a structure', 'a structure has fields of every type, and a change replaces them all'],
  ['Strict structures', 'a strict structure refuses fields it does not name'],
]);

export const belongingRules = [...connections, ...keys, ...hooks, ...data];
