import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { cols } from '../shapes/paging.js';
import { Person } from '../shapes/person.js';
import { named } from '../shapes/schema.js';

export type { Person } from '../shapes/person.js';

/** JavaScript for formulas. `args` is the list of parameters as it stands in the code, parentheses included. */
const customFunction = z.looseObject({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  args: z.string().nullish(),
  code: z.string().nullish(),
  /** The scenarios that call it; only where one function is read. */
  scenarios: z.array(z.looseObject({ id: z.number(), name: z.string() })).nullish(),
  createdAt: z.string().nullish(),
  updatedAt: z.string().nullish(),
  createdByUser: Person.nullish(),
});
export interface CustomFunction extends z.output<typeof customFunction> {}
const CustomFunction = named<CustomFunction>(customFunction);

/** What a function was before a change. */
const functionChange = z.looseObject({
  id: z.number(),
  previousCode: z.string().nullish(),
  updatedAt: z.string().nullish(),
  updatedBy: z.string().nullish(),
});
export interface FunctionChange extends z.output<typeof functionChange> {}
const FunctionChange = named<FunctionChange>(functionChange);

const One = z.looseObject({ function: CustomFunction });
const params = { functionId: Id };
const description = z.string().max(128);

export const functions = group('functions', {
  list: endpoint({
    method: 'GET',
    path: '/functions',
    scopes: ['functions:read'],
    effect: 'read',
    items: 'functions',
    query: { teamId: Id, cols },
    reply: z.looseObject({ functions: z.array(CustomFunction) }),
  }),
  /** The name is the one in the code and no reserved word of JavaScript; it cannot change later. 402 without the plan for it. */
  create: endpoint({
    method: 'POST',
    path: '/functions',
    scopes: ['functions:write'],
    effect: 'create',
    repeat: 'verify',
    query: { teamId: Id },
    body: { name: z.string().min(1), description, code: z.string().min(1) },
    reply: One,
  }),
  /** Says whether the code would do, and saves nothing. */
  check: endpoint({
    method: 'POST',
    path: '/functions/eval',
    scopes: ['functions:write'],
    effect: 'read',
    query: { teamId: Id },
    body: { code: z.string() },
    reply: z.looseObject({ success: z.boolean(), error: z.string().nullish() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/functions/:functionId',
    scopes: ['functions:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/functions/:functionId',
    scopes: ['functions:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: { description: description.optional(), code: z.string().min(1).optional() },
    reply: One,
  }),
  /** Needs `confirmed` when scenarios use it. */
  delete: endpoint({
    method: 'DELETE',
    path: '/functions/:functionId',
    scopes: ['functions:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed: z.boolean().optional() },
    reply: z.looseObject({ success: z.boolean().optional() }).optional(),
  }),
  history: endpoint({
    method: 'GET',
    path: '/functions/:functionId/history',
    scopes: ['functions:read'],
    effect: 'read',
    items: 'functionHistory',
    params,
    query: { teamId: Id },
    reply: z.looseObject({ functionHistory: z.array(FunctionChange) }),
  }),
});
