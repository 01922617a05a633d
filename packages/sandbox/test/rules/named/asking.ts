import { rulesOf } from '../rules-of.js';

const scopes = rulesOf('scopes', [
  ['Each scope an endpoint asks for exists', 'every scope that an endpoint asks for is one that a token can have'],
  [
    'An enum lists the scopes, in the spelling of endpoints',
    'the zone lists the scopes that a token can have, spelt as the endpoints ask for them',
  ],
  [
    'Every endpoint names the scopes it lacks',
    'a token without scopes is refused everywhere, with the scopes that are missing',
  ],
  [
    'The name of a scope does not tell whether a call is safe',
    'two writes ask for a scope to read: the transfer of an organization and its feature controls',
  ],
  [
    'Running has a scope of its own',
    'running a scenario needs the scope to run, and neither that to read nor that to write',
  ],
  [':write opens no GET', 'a scope that writes does not read'],
  [':read opens nothing but GET', 'a scope that reads does not write'],
  [
    'The role is checked besides the scope, and either is a 403 SC403',
    'a scope is not enough: the role of the person has to allow the call too, and the refusal says which of the two it was',
  ],
  ['Scopes of administrators are not for users', 'scopes of administrators are a 403, scopes that do not exist a 400'],
]);

const rates = rulesOf('rate limits', [
  ['Five plans have five limits', 'the plan %s allows %d requests a minute, and the license says so'],
  ['The organization is what counts', 'everybody of the organization draws on one limit, and runs do not'],
  ['Organizations do not share', 'another organization has a limit and a count of its own'],
  [
    'Above the limit: 429 as plain text',
    'the request above the limit is a 429 in the words of Make, until the minute is over',
  ],
  ['Nothing in the headers tells the rate', 'no reply has a header about rates, the 429 included'],
  ['Retry-After may come all the same', 'a 429 has the words of Make, with Retry-After or without'],
  [
    'The license holds the limit in force',
    'the limit is changed while the zone serves, and the license tells the new one',
  ],
  ['The license names features and amounts', 'the license tells what the plan includes, by names of Make'],
  ['What the license lacks is a 402', 'what the plan lacks is a 402 SC402'],
  [
    'What the license lacks is a 404 for variables',
    'without custom variables in the plan there are none, of teams or of the organization',
  ],
  ['Runs are exempt', 'runs do not count and are not refused, unknown tokens and unknown paths do not count'],
]);

const lists = rulesOf('lists', [
  [
    'Offset and limit cut pages',
    '%s comes in pages of the size that is asked for, each row once, and says where the page is',
  ],
  ['sortBy and sortDir order them', 'a list is narrowed by activity, folder and ids, and sorted as asked'],
  ['Brackets are percent-encoded', 'brackets of parameters are read percent-encoded'],
  ['Page sizes differ when none is named', 'without a limit each list has a page size of its own'],
  ['Shared scenarios come by twenty', 'a page has twenty rows and says how many there are when asked'],
  ['The execution search has 50 rows, at most 500', 'a search for executions finds 50 at once, or as many as 500'],
  ['The feed of logs has at most 200', 'the feed of all logs has at most 200 lines, of every team the token reaches'],
  ['Logs go on after the last id', 'a log is continued after the last id seen'],
  ['The total is counted on request, and pg describes the page', 'a page says where it is and how many there are'],
  ['Some lists have no pages', 'connections, keys, hooks and functions come whole, whatever page is asked for'],
  ['cols[] picks columns', '%s has the columns that are named, and no others'],
  ['A star means every column', 'columns that were not named are left out'],
  ['Lists of values repeat name[]', 'a filter by several values repeats its name with brackets'],
  [
    'One key around the reply, but for a few',
    'a single thing stands under the key of its kind, but for blueprints, triggers, pings and public templates',
  ],
  ['Deletes answer the id under that key', 'a delete answers with the id under the key of the thing'],
  ['Replies have the fields that are known', '%s answers with the fields that are known of Make'],
]);

export const askingRules = [...scopes, ...rates, ...lists];
